"""When a person asks that a channel stop selling, what does he mean?"""
