"""Hamdel: every customer's one story."""

__version__ = "0.1.0"
