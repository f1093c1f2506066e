"""Which commands show what was told to whom?"""
