"""Screens over everything."""
