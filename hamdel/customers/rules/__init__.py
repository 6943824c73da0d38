"""Who is who: pure decisions, no database and no clock."""
