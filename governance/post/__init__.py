"""In which forms does the house speak, whatever the screen?"""
