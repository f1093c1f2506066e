"""What does one type to see what the channels are told about the house?"""
