"""What does the house's own website need to be built, and how far is it?"""
