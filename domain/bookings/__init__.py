"""Who stays when, in which room, sold by whom?"""
