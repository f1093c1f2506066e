"""What is known of this house at an instant, and what is not?"""
