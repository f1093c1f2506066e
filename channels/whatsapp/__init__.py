"""How do guests write to a house by WhatsApp, and how is one of them answered?"""
