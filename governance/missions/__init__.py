"""Who is to do what, until when, and who says that it is done?"""
