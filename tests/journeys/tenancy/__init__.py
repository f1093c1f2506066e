"""Many houses, through the real application."""
