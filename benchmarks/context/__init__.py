"""What do ten real questions cost in context: with every tool and raw rows, with a director's tools, with code?"""
