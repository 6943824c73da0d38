"""Questions about channels."""
