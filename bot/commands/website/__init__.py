"""Which commands show the website's mock-up and its texts, and move them on?"""
