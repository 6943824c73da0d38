"""How often foreseen reasons were right, by people's word, and what was learned from it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from hamdel.language.jalali_calendar import week_range

from .judging import NONE
from .models import LearnedWeights, ReasonSaid

MOST = 50_000  # of the newest words


@dataclass(slots=True)
class Hit:
    """Words of people about one kind and topic at one touchpoint ("" for none).

    `believed` is the sum of the probabilities that were told: as many as were right would be honest.
    """

    kind: str
    topic: str
    touchpoint: str
    right: int = 0
    said: int = 0
    believed: float = 0.0


@dataclass(slots=True)
class Week:
    """Words of a week that begins on a Saturday; `none`: it was none of what stood."""

    begins: date
    right: int = 0
    said: int = 0
    none: int = 0
    believed: float = 0.0


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights that were learned: from how many words, and the mean surprise at those held out, in nats."""

    at: datetime
    said: int
    held_out: int
    loss: float
    loss_before: float
    stands: bool


@dataclass(frozen=True, slots=True)
class Report:
    """All of it; `hits` by how often, `weeks` the newest first."""

    hits: tuple[Hit, ...] = ()
    weeks: tuple[Week, ...] = ()
    learned: tuple[Learned, ...] = field(default=())


def reason_report(*, since: datetime, versions: int = 5) -> Report:
    """What people said of reasons since then. Two queries."""
    rows = ReasonSaid.objects.filter(at__gte=since).order_by("-pk")
    hits: dict[tuple[str, str, str], Hit] = {}
    weeks: dict[date, Week] = {}
    for kind, topic, place, right, believed, at in rows.values_list(
        "kind", "topic", "touchpoint", "right", "probability", "at"
    )[:MOST]:
        begins = week_range(timezone.localtime(at).date()).start
        week = weeks.setdefault(begins, Week(begins))
        if kind == NONE:
            week.none += 1
            continue
        hit = hits.setdefault((kind, topic, place), Hit(kind, topic, place))
        for one in (week, hit):
            one.said += 1
            one.right += right
            one.believed += believed
    return Report(
        hits=tuple(sorted(hits.values(), key=lambda one: (-one.said, one.kind, one.topic))),
        weeks=tuple(sorted(weeks.values(), key=lambda one: one.begins, reverse=True)),
        learned=tuple(_learned(LearnedWeights.objects.order_by("-pk")[:versions])),
    )


def _learned(rows: Iterable[LearnedWeights]) -> Iterable[Learned]:
    for row in rows:
        yield Learned(row.at, row.said, row.held_out, row.loss, row.loss_before, row.stands)
