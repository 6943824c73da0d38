"""Improvements: from friction to task, to a plan that fits, to what it changed."""
