"""What does a sales channel get told about this house: its master data package?"""
