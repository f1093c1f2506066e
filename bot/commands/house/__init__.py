"""Which commands ask what is not known of the house?"""
