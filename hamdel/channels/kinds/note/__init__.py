"""What somebody says at a counter, in a letter, at an event."""
