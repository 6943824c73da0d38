"""Studies over the API."""
