"""What is asked of studies."""
