"""Which commands show and move prices?"""
