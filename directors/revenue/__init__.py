"""Who looks after the price of every night?"""
