"""Kinds of channels: a folder each, of one shape."""
