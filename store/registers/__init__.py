"""Which letters and artifacts are on the register?"""
