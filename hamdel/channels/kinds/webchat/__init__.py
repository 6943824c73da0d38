"""The chat in other people's pages."""
