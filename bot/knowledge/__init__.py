"""How do files of the house become writings that can be found?"""
