"""Which standards does everything that leaves the house keep?"""
