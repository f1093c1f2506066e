"""How does a page that is open learn that something changed?"""
