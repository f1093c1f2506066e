"""How long does the page compute for a look at each view, at once after something was written?"""
