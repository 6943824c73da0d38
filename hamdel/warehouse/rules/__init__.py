"""Rules of the warehouse."""
