"""Which wires leave the building?"""
