"""Which missions and notes are there?"""
