"""The log: the system of record."""
