"""What does a house write down of its letters and of its artifacts?"""
