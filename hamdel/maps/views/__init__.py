"""Screens of maps."""
