"""What is done with stories."""
