"""What may be asked of a person, what may he answer, and who may answer it?"""
