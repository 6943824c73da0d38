"""Journeys: the ways customers really took, and where they hurt."""
