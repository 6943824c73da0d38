"""Screens of personas."""
