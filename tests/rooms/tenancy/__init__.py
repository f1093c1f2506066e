"""Many houses against real things."""
