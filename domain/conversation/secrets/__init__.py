"""What may nobody keep of what is typed?"""
