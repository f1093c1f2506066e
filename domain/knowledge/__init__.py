"""What does the house remember of its writings, and what may be said from them?"""
