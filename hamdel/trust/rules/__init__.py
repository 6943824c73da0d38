"""Decisions about promises, trust and effort: pure."""
