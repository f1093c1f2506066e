"""Does a house of before still read its rows and print what it printed?"""
