"""What may run without asking, who may do it, and how does the owner say so?"""
