"""Which shapes of booking mail are known: one file for each sender?"""
