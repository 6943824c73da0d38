"""Deeds of segments."""
