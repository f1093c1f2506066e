"""How does the master data package come together, and who hears what it lacks?"""
