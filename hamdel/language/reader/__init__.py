"""Reading a message: language, sentiment, emotion, intent, toxicity, and why."""
