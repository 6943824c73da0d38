"""Unhappy words and bad scores, each followed to its end."""
