"""Text messages through a gateway of any shape."""
