"""Forms of signing in and of people."""
