"""Decisions of ideas: pure."""
