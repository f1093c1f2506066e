"""How do guests write to the house by Telegram?"""
