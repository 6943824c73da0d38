"""Messages on Instagram."""
