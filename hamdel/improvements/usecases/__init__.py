"""What is done with improvements."""
