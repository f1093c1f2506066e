"""How does the house talk to Claude?"""
