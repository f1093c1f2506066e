"""How does the house come to its prices, and what did they bring?"""
