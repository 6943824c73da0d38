"""A real browser that can reach this machine only."""
