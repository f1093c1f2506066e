"""How does Google Drive answer, strictly, to whoever reads one folder of it?"""
