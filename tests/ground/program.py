"""The real program, started as people start it."""
