"""Addresses of reading, in the order of menus."""
