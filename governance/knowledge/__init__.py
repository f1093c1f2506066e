"""How are papers taken in, searched and answered from?"""
