"""What segments decide, without a framework."""
