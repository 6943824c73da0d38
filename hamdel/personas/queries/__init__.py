"""Questions about personas."""
