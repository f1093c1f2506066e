"""How far is each sales channel on its way to being open, and what proves it?"""
