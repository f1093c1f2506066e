"""What came in, what goes out, and which message shows what?"""
