"""Who may stand in the Boardroom: sessions and their limits, and what Telegram signs for whoever opens it."""
