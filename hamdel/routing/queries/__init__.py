"""Questions of routing."""
