"""Template filters of channels."""
