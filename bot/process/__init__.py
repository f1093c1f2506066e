"""How does the process stand on its machine: alone, started light, wired, silent about secrets?"""
