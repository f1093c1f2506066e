"""Where does each channel stand on the board, and how did it come there?"""
