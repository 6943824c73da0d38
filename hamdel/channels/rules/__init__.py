"""Decisions about what comes in: pure."""
