"""How does what a view knows become a page in somebody's language?"""
