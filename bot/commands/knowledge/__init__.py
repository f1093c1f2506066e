"""What can be asked of the papers?"""
