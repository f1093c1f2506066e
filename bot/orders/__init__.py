"""How does what somebody types in plain words become a card, without a model?"""
