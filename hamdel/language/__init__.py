"""Persian text, digits, dates, phones and names: pure functions, no framework, no clock."""
