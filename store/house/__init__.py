"""What is this property, as its specs and its people say?"""
