"""What kind of moment: the catalogue."""
