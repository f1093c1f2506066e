"""How does a report on an incident leave the house: as Markdown, as a page, on paper?"""
