"""What does the house know of an incident between its channels: evidence, test, causes, report?"""
