"""Making, filling and removing the demo company."""
