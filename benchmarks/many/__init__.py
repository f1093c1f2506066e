"""Nine o'clock in many houses: briefs composed, verdicts beside them, messages sent, on one PostgreSQL."""
