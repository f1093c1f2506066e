"""What the database itself keeps apart: one house's rows from another's, and its secrets from everybody."""
