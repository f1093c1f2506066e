"""How do the house's website, its pictures and its letter leave the building as files?"""
