"""What surveys decide, without a framework."""
