"""Calls: events of any telephone exchange, mapped to three steps."""
