"""How is consent asked for, given, carried out and taken back?"""
