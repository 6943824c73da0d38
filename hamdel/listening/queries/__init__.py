"""Questions about what was heard."""
