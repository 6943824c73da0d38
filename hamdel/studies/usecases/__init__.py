"""What is done in studies."""
