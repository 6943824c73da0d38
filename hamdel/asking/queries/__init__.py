"""Questions about asking."""
