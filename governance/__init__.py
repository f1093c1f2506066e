"""Who speaks, when, and with whose consent?"""
