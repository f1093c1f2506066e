"""How long do the briefs of many houses take at nine, on one PostgreSQL, and who waits meanwhile?"""
