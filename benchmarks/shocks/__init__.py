"""How soon do prices follow when demand breaks with the past, and what is lost on the way?"""
