"""What can be done to channels."""
