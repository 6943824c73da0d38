"""What improvements decide, without database or clock."""
