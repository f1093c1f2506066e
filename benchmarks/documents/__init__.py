"""What do ten questions over 300 documents cost in context: all of them, the search tool, or code that searches?"""
