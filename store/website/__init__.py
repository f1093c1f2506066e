"""What is remembered of the house's website?"""
