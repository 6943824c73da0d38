"""Screens of trust."""
