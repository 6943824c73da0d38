"""What may be a label: pure."""
