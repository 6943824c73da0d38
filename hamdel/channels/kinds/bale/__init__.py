"""Bale."""
