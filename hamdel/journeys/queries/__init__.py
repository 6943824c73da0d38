"""Questions over everybody's ways."""
