"""What does a model make of a guest's words, where there is one: a translation, a draft, a second look?"""
