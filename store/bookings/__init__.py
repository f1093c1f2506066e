"""Which bookings are known, from whom, and what do they fill?"""
