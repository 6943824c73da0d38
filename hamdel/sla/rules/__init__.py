"""What is decided of clocks: no framework, no database, no clock on the wall."""
