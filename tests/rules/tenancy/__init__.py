"""Rules of many houses."""
