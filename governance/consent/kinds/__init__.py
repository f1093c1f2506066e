"""Which kinds of action are there, and what is each? One folder a kind."""
