"""Questions about labels."""
