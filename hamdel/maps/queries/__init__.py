"""What is asked of maps."""
