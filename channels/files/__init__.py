"""What do files say: a property's specs, reservations and rate calendars?"""
