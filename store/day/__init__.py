"""What was told in which morning?"""
