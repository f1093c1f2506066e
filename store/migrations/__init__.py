"""How did the schema become what it is?"""
