"""What an event means: pure decisions, no database, no clock."""
