"""How does the house meet its people on Telegram?"""
