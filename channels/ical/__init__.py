"""How does the house look through a channel's own iCal feed, as a witness that can only be read?"""
