"""How far off are the forecasts, on real bookings that they had not seen?"""
