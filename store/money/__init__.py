"""What is budgeted, owed and booked?"""
