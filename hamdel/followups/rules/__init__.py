"""What followups decides: pure rules."""
