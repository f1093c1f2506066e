"""How does a person's message become an answer, and at most a card?"""
