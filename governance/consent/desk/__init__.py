"""Where are proposals filed, decided, carried out, expired, settled and undone?"""
