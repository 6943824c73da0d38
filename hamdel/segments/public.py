"""The face of segments."""

from .contracts import (
    Counted,
    Move,
    NoSuchSegment,
    SegmentDraft,
    SegmentFacts,
    SegmentOfCustomer,
    SegmentRefused,
)
from .events import SegmentJoined, SegmentLeft
from .queries.members import count_members, members
from .queries.segments import (
    counts,
    members_kept,
    members_sql,
    moves,
    segment,
    segments,
    segments_of,
)
from .rules.walking import conditions_in
from .scores import ScoreSource, register_score
from .starting import STARTING
from .usecases.judging import judged
from .usecases.making import bring_back, change_segment, make_segment, remove_segment
from .usecases.refreshing import look_at
from .words import read_aloud

__all__ = [
    "STARTING",
    "Counted",
    "Move",
    "NoSuchSegment",
    "ScoreSource",
    "SegmentDraft",
    "SegmentFacts",
    "SegmentJoined",
    "SegmentLeft",
    "SegmentOfCustomer",
    "SegmentRefused",
    "bring_back",
    "change_segment",
    "conditions_in",
    "count_members",
    "counts",
    "judged",
    "look_at",
    "make_segment",
    "members",
    "members_kept",
    "members_sql",
    "moves",
    "read_aloud",
    "register_score",
    "remove_segment",
    "segment",
    "segments",
    "segments_of",
]
