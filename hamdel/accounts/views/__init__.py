"""Screens of people and of signing in."""
