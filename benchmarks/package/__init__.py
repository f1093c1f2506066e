"""How long do three hundred photos of a house take to be imported, seen through and exported?"""
