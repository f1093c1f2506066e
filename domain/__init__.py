"""Which words and rules of the business are true with the power off?"""
