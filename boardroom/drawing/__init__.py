"""How do figures become a drawing that a browser scales, reads aloud and turns dark?"""
