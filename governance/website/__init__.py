"""How does the house's website come about: its pages, its texts, and the way to the day when it is live?"""
