"""How much of the engine's gain is left when a person consents to ten lines a day?"""
