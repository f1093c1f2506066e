"""Messages as people send them, with the seat that should answer."""
