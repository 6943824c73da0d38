"""What is done with ideas."""
