"""Which services write down what is said?"""
