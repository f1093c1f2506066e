"""How does the house speak to HotelRunner: its documented REST API, and nothing beyond it?"""
