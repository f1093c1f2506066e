"""Which letters go with a stay that nobody has to ask for?"""
