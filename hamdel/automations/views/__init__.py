"""Screens of automations."""
