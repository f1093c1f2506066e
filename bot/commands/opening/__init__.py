"""Commands on opening sales channels."""
