"""Which commands can a person type, and what does each answer?"""
