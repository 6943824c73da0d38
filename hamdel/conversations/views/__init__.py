"""Screens and files of conversations."""
