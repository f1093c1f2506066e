"""What does it take to open a sales channel, and what does it leave?"""
