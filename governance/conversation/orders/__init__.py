"""What do people ask the house to do in plain words, beside prices, money, objectives and mandates?"""
