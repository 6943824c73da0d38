"""Persian text, digits, Jalali, phones, names: pure Python."""
