"""Screens of improvements."""
