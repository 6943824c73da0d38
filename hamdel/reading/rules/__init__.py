"""Decisions about readings: pure."""
