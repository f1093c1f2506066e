"""What was asked, who answered, and what became of it?"""
