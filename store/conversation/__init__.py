"""What was said with the board?"""
