"""Questions about who is who."""
