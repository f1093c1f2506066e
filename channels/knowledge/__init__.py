"""How does a file become text with its places?"""
