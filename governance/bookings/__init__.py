"""What happens when somebody speaks of a booking?"""
