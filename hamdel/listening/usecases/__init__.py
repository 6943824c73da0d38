"""What can be done with what was heard."""
