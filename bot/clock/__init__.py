"""What happens by the clock and in the background?"""
