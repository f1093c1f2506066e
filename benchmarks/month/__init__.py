"""How often does the 80 % range of a month's forecast hold the rooms that the month ends with?"""
