"""Comparing customers with one another: who may be one person."""
