"""How does Google Drive speak (v3), as far as a house reads one folder of it?"""
