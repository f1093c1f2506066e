"""What does a person see of a proposal, and what can he answer?"""
