"""Decisions of listening, pure: which words, how alike, what is unusual, what a column is."""
