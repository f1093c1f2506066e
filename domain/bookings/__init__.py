"""What is one booking, when several sources speak of it?"""
