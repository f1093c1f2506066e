"""How far have the objectives come, and when is it spoken of?"""
