"""Screens of journeys."""
