"""How is the database kept: made, moved to this version, copied?"""
