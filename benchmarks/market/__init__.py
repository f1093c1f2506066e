"""What does a price policy earn on simulated markets that it has never seen?"""
