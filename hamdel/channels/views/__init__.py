"""Screens of channels."""
