"""The people who serve customers."""
