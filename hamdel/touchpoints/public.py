"""The face of touchpoints: what kind of moment."""

from .contracts import KindFacts, RuleText, SeenKind, StageFacts, TouchpointFacts
from .matcher import Matcher
from .queries import (
    catalogue,
    kind_facts,
    kinds_of,
    stages,
    touchpoint_by_key,
    unmatched_count,
    unmatched_kinds,
)

__all__ = [
    "KindFacts",
    "Matcher",
    "RuleText",
    "SeenKind",
    "StageFacts",
    "TouchpointFacts",
    "catalogue",
    "kind_facts",
    "kinds_of",
    "stages",
    "touchpoint_by_key",
    "unmatched_count",
    "unmatched_kinds",
]
