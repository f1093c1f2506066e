"""What people type about their houses and about who is in them."""
