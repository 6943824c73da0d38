"""Questions of the log answered by plain Python, row after row: what all other answers are held against.

Written from the definitions (docs/journeys.md), not from the SQL.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final, NamedTuple, Protocol

_MINUTE: Final = 60_000_000  # microseconds
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR
_WEEK: Final = 7 * _DAY
SIGNS: Final = (
    "failed",
    "abandoned",
    "felt_bad",
    "heavy",
    "raged",
    "came_back",
    "switched",
    "waited",
    "dropped_off",
)


class Row(Protocol):
    """A moment, as the warehouse keeps it."""

    @property
    def id(self) -> int: ...
    @property
    def profile_id(self) -> int: ...
    @property
    def kind_id(self) -> int: ...
    @property
    def occurred_us(self) -> int: ...
    @property
    def outcome(self) -> str | None: ...
    @property
    def sentiment(self) -> float | None: ...
    @property
    def effort(self) -> float | None: ...


class PlainRow(NamedTuple):
    """A moment by what questions ask of it."""

    id: int
    profile_id: int
    kind_id: int
    occurred_us: int
    outcome: str | None = None
    sentiment: float | None = None
    effort: float | None = None


@dataclass(frozen=True, slots=True)
class PlainKind:
    """A kind of moment: its step and action (numbers), and whether it is a contact, and ours."""

    step: int
    action: int
    is_contact: bool = False
    is_ours: bool = False
    channel: int = 0
    is_written: bool = False
    is_missed: bool = False
    is_begun: bool = False


@dataclass(frozen=True, slots=True)
class PlainLog:
    """Moments, their kinds, and which profile belongs to another customer than itself."""

    rows: Sequence[Row]
    kinds: Mapping[int, PlainKind]
    joined: Mapping[int, int]

    def ways(self, since: int, until: int, chosen: Iterable[int] | None = None) -> list[list[Row]]:
        """The moments in [since, until) of each customer, in order; of `chosen` customers or of all."""
        found: dict[int, list[Row]] = defaultdict(list)
        for row in self.rows:
            if since <= row.occurred_us < until:
                found[self.joined.get(row.profile_id, row.profile_id)].append(row)
        mine = found if chosen is None else found.keys() & set(chosen)
        return [sorted(found[one], key=lambda row: (row.occurred_us, row.id)) for one in mine]


def plain_flows(
    log: PlainLog, since: int, until: int, chosen: Iterable[int] | None = None
) -> dict[tuple[int, int], tuple[int, float]]:
    """How often a step came right after another, and the median seconds between."""
    gaps: dict[tuple[int, int], list[int]] = defaultdict(list)
    for way in log.ways(since, until, chosen):
        for at in range(1, len(way)):
            pair = log.kinds[way[at - 1].kind_id].step, log.kinds[way[at].kind_id].step
            gaps[pair].append(way[at].occurred_us - way[at - 1].occurred_us)
    return {pair: (len(found), median(found) / 1e6) for pair, found in gaps.items()}


def plain_signs(
    log: PlainLog, since: int, until: int, chosen: Iterable[int] | None = None
) -> dict[int, tuple[str, ...]]:
    """The signs that a moment hurt, by its id; those without any are left out."""
    found: dict[int, tuple[str, ...]] = {}
    ways = log.ways(since, until, chosen)
    newest = max((way[-1].occurred_us for way in log.ways(since, until)), default=0)
    for way in ways:
        tried: dict[int, list[int]] = defaultdict(list)
        contacts = [one for one in way if log.kinds[one.kind_id].is_contact]
        met = 0
        for row, after in zip(way, [*way[1:], None], strict=True):
            kind = log.kinds[row.kind_id]
            tried[kind.action].append(row.occurred_us)
            met += kind.is_contact
            later = contacts[met] if met < len(contacts) else None
            again = -1 if later is None else later.occurred_us - row.occurred_us
            gap = None if after is None else after.occurred_us - row.occurred_us
            before = tried[kind.action][-3:]
            told = {
                "failed": row.outcome == "failure",
                "abandoned": row.outcome == "abandoned",
                "felt_bad": not kind.is_ours
                and row.sentiment is not None
                and row.sentiment < -0.3,  # noqa: PLR2004 - as the document says
                "heavy": row.effort is not None and row.effort >= 5,  # noqa: PLR2004
                "raged": not kind.is_contact
                and len(before) == 3  # noqa: PLR2004 - thrice
                and before[-1] - before[0] <= _MINUTE,
                "came_back": kind.is_contact and _HOUR <= again <= _WEEK,
                "switched": kind.is_contact
                and later is not None
                and again <= _DAY
                and log.kinds[later.kind_id].channel != kind.channel,
                "waited": kind.is_missed
                or (
                    kind.is_written
                    and after is not None
                    and log.kinds[after.kind_id].is_ours
                    and after.occurred_us - row.occurred_us > 4 * _HOUR
                ),
                "dropped_off": kind.is_begun
                and row.occurred_us <= newest - _DAY
                and (gap is None or gap > _DAY),
            }
            if any(told.values()):
                found[row.id] = tuple(name for name in SIGNS if told[name])
    return found


def plain_friction(
    log: PlainLog, since: int, until: int, chosen: Iterable[int] | None = None
) -> dict[int, tuple[int, ...]]:
    """Of each step: moments seen, customers, moments that hurt, and those with each of SIGNS."""
    signs = plain_signs(log, since, until, chosen)
    seen: dict[int, list[int]] = defaultdict(lambda: [0] * (3 + len(SIGNS)))
    for way in log.ways(since, until, chosen):
        for step in {log.kinds[row.kind_id].step for row in way}:
            seen[step][1] += 1
        for row in way:
            counts = seen[log.kinds[row.kind_id].step]
            counts[0] += 1
            counts[2] += row.id in signs
            for at, name in enumerate(SIGNS):
                counts[3 + at] += name in signs.get(row.id, ())
    return {step: tuple(counts) for step, counts in seen.items()}
