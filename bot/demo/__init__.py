"""How does somebody try the house without a token, a key or a network?"""
