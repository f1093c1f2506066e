"""How do channels open, step by step, with a witness for each?"""
