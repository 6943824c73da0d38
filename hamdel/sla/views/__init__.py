"""Screens of promises in working time."""
