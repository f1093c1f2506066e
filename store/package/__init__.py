"""What is remembered of the master data package?"""
