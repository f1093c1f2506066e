"""How do the letters of a stay become cards, at their time?"""
