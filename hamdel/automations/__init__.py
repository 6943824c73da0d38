"""Automations: rules that do something when something happens, exactly once, told on what they did it to."""
