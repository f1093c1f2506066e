"""Who is let onto the page, by which proof, and what keeps everybody else out?"""
