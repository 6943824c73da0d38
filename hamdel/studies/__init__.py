"""Studies: interviews and focus groups, from the guide to the report."""
