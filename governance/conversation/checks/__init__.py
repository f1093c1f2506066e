"""What of a model's prose may reach a person?"""
