"""Questions about improvements."""
