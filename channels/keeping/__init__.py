"""Where are copies of the house kept outside it, and how do they get there?"""
