"""What the API takes and answers about segments."""

from typing import Annotated, Any

import msgspec
from msgspec import UNSET, UnsetType

from hamdel.platform.api import Answer, Body, PageQuery
from hamdel.platform.instants import rfc3339
from hamdel.platform.web.formats import screen_language

from ..contracts import Move, SegmentFacts
from ..rules.shapes import Rule, read_rule
from ..words import sentence

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
About = Annotated[str, msgspec.Meta(max_length=2_000)]
Key = Annotated[str, msgspec.Meta(min_length=1, max_length=50)]


class SegmentIn(Body):
    """A segment to make. `name` and `about` stand for both languages; `key` is made where it is not said."""

    rule: Rule
    name: Name | None = None
    name_fa: Name | None = None
    name_en: Name | None = None
    about: About = ""
    about_fa: About | None = None
    about_en: About | None = None
    key: Key | None = None


class SegmentChangeIn(Body):
    """What is to be different; the key stays."""

    rule: Rule | UnsetType = UNSET
    name: Name | UnsetType = UNSET
    name_fa: Name | UnsetType = UNSET
    name_en: Name | UnsetType = UNSET
    about: About | UnsetType = UNSET
    about_fa: About | UnsetType = UNSET
    about_en: About | UnsetType = UNSET


class SegmentOut(Answer):
    """A segment. `sentence`: its rule in words; `members` as of `looked_at`."""

    id: str
    key: str
    name: str
    name_fa: str
    name_en: str
    about_fa: str
    about_en: str
    rule: Any
    sentence: str
    members: int
    looked_at: str | None
    made_at: str
    changed_at: str


class MemberOut(Answer):
    """A customer who is in now; `since`: when that was noticed, null in the first moments."""

    id: str
    name: str
    since: str | None


class PreviewIn(Body):
    """A rule to try. `limit`: how many customers to tell of."""

    rule: Rule
    limit: Annotated[int, msgspec.Meta(ge=0, le=50)] = 10


class EvidenceOut(Answer):
    """Why a condition holds: in words, and the interactions that show it."""

    condition: str
    words: str
    interactions: list[str]


class PreviewMemberOut(Answer):
    """A customer who would be in, and why."""

    id: str
    name: str
    because: list[EvidenceOut]


class PreviewOut(Answer):
    """How many would be in, and some of them."""

    members: int
    sentence: str
    items: list[PreviewMemberOut]


class MovesQuery(PageQuery):
    """Who came in (`joined`) or went out (`left`)."""

    what: Annotated[str, msgspec.Meta(pattern="^(joined|left)$")] = "joined"


class MoveOut(Answer):
    """A customer came or went; `by_rule`: because the rule was made or changed."""

    customer_id: str
    what: str
    at: str
    by_rule: bool


class CountsQuery(Body):
    """The days asked for, both included; the last 30 unless said."""

    from_: Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = msgspec.field(
        default=None, name="from"
    )
    to: Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None


class CountOut(Answer):
    """How many were in on a day (Gregorian); `reckoned`: from the log, for a day nobody looked."""

    day: str
    members: int
    reckoned: bool


class CountsOut(Answer):
    """Counts day by day."""

    items: list[CountOut]


def segment_out(one: SegmentFacts) -> SegmentOut:
    """A segment as the API answers it."""
    return SegmentOut(
        id=str(one.id),
        key=one.key,
        name=one.name_fa if screen_language() == "fa" else one.name_en,
        name_fa=one.name_fa,
        name_en=one.name_en,
        about_fa=one.about_fa,
        about_en=one.about_en,
        rule=one.rule,
        sentence=sentence(read_rule(one.rule)),
        members=one.members,
        looked_at=rfc3339(one.looked_at) if one.looked_at else None,
        made_at=rfc3339(one.made_at),
        changed_at=rfc3339(one.changed_at),
    )


def move_out(one: Move) -> MoveOut:
    """A move as the API answers it."""
    return MoveOut(
        customer_id=str(one.customer_id),
        what="joined" if one.joined else "left",
        at=rfc3339(one.at),
        by_rule=one.by_rule,
    )
