"""Which writings were read, and what stands where in them?"""
