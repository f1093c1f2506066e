"""What does the house remember of each source that spoke of a booking?"""
