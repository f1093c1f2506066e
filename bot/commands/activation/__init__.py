"""What is typed about channels that are to be opened?"""
