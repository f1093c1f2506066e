"""What is remembered of what was said with guests?"""
