"""Which commands open the page?"""
