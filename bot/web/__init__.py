"""What does the house answer over HTTP?"""
