"""Listening: what people say of us where nobody asked them, heard, placed, answered."""
