"""Promises and whether they are kept, trust, effort, recovery, and help to write kindly."""
