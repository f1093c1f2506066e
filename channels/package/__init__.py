"""How does the master data package leave the house, in the forms that channels take?"""
