"""Which carrier brings an approved action of each kind out of the house?"""
