"""Rules of personas: pure."""
