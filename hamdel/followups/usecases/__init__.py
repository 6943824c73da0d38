"""What followups does."""
