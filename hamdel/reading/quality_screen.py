"""The quality page's numbers, in the words of the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from .contracts import Head
from .queries.judged import Week
from .rules.quality import CoveragePoint, Judged, by_class, confusions, coverage_curve
from .screens import label_names

SHOWN_CONFUSIONS: Final = 8
SHOWN_LABELS: Final = 4


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One label; shares from 0 to 1, None where nothing is known."""

    name: str
    people: int
    reader: int
    precision: float | None
    recall: float | None


@dataclass(frozen=True, slots=True)
class ConfusionRow:
    """What people called one thing and the reader another, with messages to look at."""

    name: str
    said: str
    count: int
    examples: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One week's labels, the most frequent first; shares from 0 to 1."""

    begins: date
    messages: int
    unsure: float
    shares: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class QualityScreen:
    """What reading/quality.html draws of one head."""

    head: Head
    judged: int
    right: int
    classes: tuple[ClassRow, ...]
    confusions: tuple[ConfusionRow, ...]
    coverage: tuple[CoveragePoint, ...]
    weeks: tuple[WeekRow, ...]

    @property
    def messages(self) -> int:
        """How many messages were read in the weeks shown."""
        return sum(week.messages for week in self.weeks)

    @property
    def sure(self) -> float | None:
        """The share of the messages of the weeks shown that the reader was sure of."""
        if not self.messages:
            return None
        unsure = sum(week.unsure * week.messages for week in self.weeks)
        return 1 - unsure / self.messages


def quality_screen(head: Head, judged: Sequence[Judged], weeks: Sequence[Week]) -> QualityScreen:
    """Everything of one head."""
    names = label_names(head)

    def named(label: str) -> str:
        return names.get(_key(head, label), label)

    return QualityScreen(
        head=head,
        judged=len(judged),
        right=sum(one.said == one.label for one in judged),
        classes=tuple(
            ClassRow(named(one.label), one.people, one.reader, one.precision, one.recall)
            for one in by_class(judged)
        ),
        confusions=tuple(
            ConfusionRow(named(one.label), named(one.said), one.count, one.examples)
            for one in confusions(judged)[:SHOWN_CONFUSIONS]
        ),
        coverage=tuple(coverage_curve(judged)),
        weeks=tuple(
            WeekRow(
                week.begins,
                week.messages,
                week.unsure,
                tuple((named(label), share) for label, share in week.shares[:SHOWN_LABELS]),
            )
            for week in reversed(weeks)
        ),
    )


def _key(head: Head, label: str) -> str:
    # The row of a message says True or False where people say yes or no.
    return {"True": "yes", "False": "no"}.get(label, label) if head == "toxic" else label
