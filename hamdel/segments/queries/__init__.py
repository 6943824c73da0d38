"""Questions asked of segments."""
