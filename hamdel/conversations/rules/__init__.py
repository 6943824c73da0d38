"""Decisions about conversations: pure."""
