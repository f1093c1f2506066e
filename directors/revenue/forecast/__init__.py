"""How many rooms will be slept in, night by night, judged from history and the bookings on the books?"""
