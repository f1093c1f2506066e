"""How does the house meet the world: Telegram, the command line, the clock, the environment, the server?"""
