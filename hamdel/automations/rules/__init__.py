"""What automations decide, without a framework."""
