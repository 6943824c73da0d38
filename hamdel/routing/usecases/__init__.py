"""Deeds of routing."""
