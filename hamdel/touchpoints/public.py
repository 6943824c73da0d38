"""The face of touchpoints: what kind of moment."""

from .contracts import KindFacts, RuleText, SeenKind, StageFacts, TouchpointFacts
from .days import DayVolume, count_days, volume_by_day
from .erasing import ERASED, erase_kinds, kinds_speaking
from .every import KindRow, every_kind
from .matcher import Matcher
from .outcomes import TroubleLine, recent_troubles, usual_failures
from .placing import Placed, PlacingError, place_kind, undo_placing
from .queries import (
    catalogue,
    kind_facts,
    kinds_of,
    placing_suggestions,
    stages,
    touchpoint_by_key,
    unmatched_count,
    unmatched_kinds,
    unmatched_now,
)
from .rules.troubles import stands_out
from .usecases import (
    CatalogueError,
    TouchpointDraft,
    archive_touchpoint,
    create_touchpoint,
    edit_touchpoint,
)

__all__ = [
    "ERASED",
    "CatalogueError",
    "DayVolume",
    "KindFacts",
    "KindRow",
    "Matcher",
    "Placed",
    "PlacingError",
    "RuleText",
    "SeenKind",
    "StageFacts",
    "TouchpointDraft",
    "TouchpointFacts",
    "TroubleLine",
    "archive_touchpoint",
    "catalogue",
    "count_days",
    "create_touchpoint",
    "edit_touchpoint",
    "erase_kinds",
    "every_kind",
    "kind_facts",
    "kinds_of",
    "kinds_speaking",
    "place_kind",
    "placing_suggestions",
    "recent_troubles",
    "stages",
    "stands_out",
    "touchpoint_by_key",
    "undo_placing",
    "unmatched_count",
    "unmatched_kinds",
    "unmatched_now",
    "usual_failures",
    "volume_by_day",
]
