"""What does the owner want the board to pursue, and does it go together with what is already so?"""
