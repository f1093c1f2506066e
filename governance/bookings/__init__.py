"""What happens when bookings come, change or go?"""
