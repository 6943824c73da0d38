"""Decisions of studies: pure."""
