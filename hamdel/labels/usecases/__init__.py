"""Deeds with labels."""
