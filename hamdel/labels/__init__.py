"""Labels: words that colleagues and rules put on conversations and cases."""
