"""What can be asked of the house by a command, each in a file of its own?"""
