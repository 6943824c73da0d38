"""Questions asked of automations."""
