"""Screens of routing."""
