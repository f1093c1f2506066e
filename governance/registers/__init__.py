"""How are letters and artifacts kept, shown and brought back on their day?"""
