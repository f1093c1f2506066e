"""Which commands show what was asked, allowed and decided?"""
