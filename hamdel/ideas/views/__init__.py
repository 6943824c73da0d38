"""Screens of ideas: the public board, and the team's."""
