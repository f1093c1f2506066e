"""What does one day of the house look like in figures?"""
