"""What does a person mean by these words?"""
