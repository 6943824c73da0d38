"""What is decided of maps: pure."""
