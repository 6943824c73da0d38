"""Entities of messages: amounts, dates, phones, names and numbers, with their spans."""

from .entity import Entity, Kind, Value
from .finder import find_entities, find_identifiers

__all__ = ["Entity", "Kind", "Value", "find_entities", "find_identifiers"]
