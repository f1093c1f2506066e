"""Which commands show what the board remembers and costs?"""
