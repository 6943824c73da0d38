"""Decisions about cases; no database, no clock."""
