"""What happens in the house between a departure and an arrival?"""
