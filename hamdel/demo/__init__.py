"""The living demo company."""
