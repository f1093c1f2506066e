"""Which commands show who comes and through which channel?"""
