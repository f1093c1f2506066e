"""What does a guest want, in which language, and what may the house answer by itself?"""
