"""Decisions about who should answer: pure functions."""
