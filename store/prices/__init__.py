"""What do the nights cost, and what is remembered about how they came to cost that?"""
