"""What is done with customers: one verb group a file."""
