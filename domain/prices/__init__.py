"""What does a night cost, by whose rule, and what does the engine say of it?"""
