"""Which commands does an operator have in a terminal?"""
