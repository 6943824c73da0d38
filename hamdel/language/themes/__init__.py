"""Themes: what is being talked about in a set of messages, against another set."""

from .finding import Theme, find_themes

__all__ = ["Theme", "find_themes"]
