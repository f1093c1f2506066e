"""What does the house earn and spend, by the lines of the hotel trade's own accounts (USALI)?"""
