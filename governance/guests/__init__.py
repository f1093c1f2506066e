"""What happens to a guest's message, and what leaves the house in answer?"""
