"""What does the material that a house already has (tables, fact sheets, photos) say for its package?"""
