"""Screens of stories."""
