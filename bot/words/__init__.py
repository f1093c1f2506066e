"""How does a phrase become a sentence in a person's language?"""
