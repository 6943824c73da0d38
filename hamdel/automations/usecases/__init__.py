"""Deeds of automations."""
