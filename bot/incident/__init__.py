"""How does a report on an incident become a document that people read and send?"""
