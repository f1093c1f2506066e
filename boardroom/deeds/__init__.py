"""What can be done on the page, and on which way does it reach the desk?"""
