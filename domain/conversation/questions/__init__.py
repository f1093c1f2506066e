"""What does a person ask in plain words?"""
