"""What does nobody know of this house yet, and what did people answer?"""
