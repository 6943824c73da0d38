"""Questions about ideas."""
