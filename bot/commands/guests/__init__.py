"""What is typed and tapped about conversations with guests?"""
