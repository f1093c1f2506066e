"""What does the house cost on top of a bare bot: a command, a brief, a start, an import?"""
