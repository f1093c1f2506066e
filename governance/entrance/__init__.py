"""How does somebody come into the Boardroom, prove who he is, and leave?"""
