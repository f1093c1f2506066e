"""What does the day tell its people?"""
