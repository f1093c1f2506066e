"""Which commands show how the day stands?"""
