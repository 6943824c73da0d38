"""Rules of journeys."""
