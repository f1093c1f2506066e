"""Which commands show what is left?"""
