"""What is not known of the house, who can say it, and who has seen it?"""
