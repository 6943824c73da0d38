"""Questions asked of follow-ups."""
