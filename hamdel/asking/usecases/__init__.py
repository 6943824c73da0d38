"""What can be done about asking."""
