"""How far is each sales channel from opening, and what would it leave?"""
