"""What is done with personas."""
