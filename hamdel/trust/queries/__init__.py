"""Questions about promises, trust and effort."""
