"""Are orders in plain words read whole, asked about, or left alone?"""
