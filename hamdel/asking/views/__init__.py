"""Screens and public addresses of asking."""
