"""What can be done to conversations."""
