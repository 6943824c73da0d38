"""What asking decides: pure functions."""
