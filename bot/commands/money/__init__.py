"""Which commands spend or give back?"""
