"""Questions asked of readings."""
