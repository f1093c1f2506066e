"""Which commands give and show missions?"""
