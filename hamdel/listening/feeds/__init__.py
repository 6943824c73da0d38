"""Feeds of others, read in a process that may be killed."""
