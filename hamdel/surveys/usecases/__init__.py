"""What can be done to surveys."""
