"""Decisions of stories: pure."""
