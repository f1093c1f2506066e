"""What is remembered of incidents: rows, timelines, tests, reports, and what was closed by hand?"""
