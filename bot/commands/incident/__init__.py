"""What is typed and tapped about incidents?"""
