"""What is done with maps."""
