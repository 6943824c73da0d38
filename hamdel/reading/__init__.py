"""Reading what people write: moods, intents and facts kept, corrected, and learned from."""
