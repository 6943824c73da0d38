"""Screens of studies."""
