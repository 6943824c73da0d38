"""Contact forms of web pages."""
