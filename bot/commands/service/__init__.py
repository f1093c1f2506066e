"""What do people type and tap about the service of the day?"""
