"""The company «رکاب» as pure chance: from a plan (seed, now, people) to its people's events."""
