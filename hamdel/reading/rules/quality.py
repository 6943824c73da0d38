"""Quality of labels beside what people said of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judged:
    """A message's label by the reader and by a person, and how sure the reader was."""

    interaction_id: int
    said: str
    label: str
    sure: float


@dataclass(frozen=True, slots=True)
class ClassQuality:
    """One label: how often people said it, how often the reader did, and how often both."""

    label: str
    people: int
    reader: int
    both: int

    @property
    def precision(self) -> float | None:
        """Of what the reader said so, the share that people agreed with; None where it never did."""
        return self.both / self.reader if self.reader else None

    @property
    def recall(self) -> float | None:
        """Of what people said so, the share that the reader found; None where they never did."""
        return self.both / self.people if self.people else None


@dataclass(frozen=True, slots=True)
class Confusion:
    """Messages that people called `label` and the reader `said`; some of them as examples."""

    label: str
    said: str
    count: int
    examples: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CoveragePoint:
    """Answering only where at least `sure`: the share answered, and the share of those right."""

    sure: float
    coverage: float
    accuracy: float


def by_class(judged: Iterable[Judged]) -> list[ClassQuality]:
    """Quality of each label, the most frequent first."""
    rows = list(judged)
    people = Counter(row.label for row in rows)
    reader = Counter(row.said for row in rows)
    both = Counter(row.label for row in rows if row.label == row.said)
    labels = sorted(people | reader, key=lambda label: (-people[label], -reader[label], label))
    return [ClassQuality(label, people[label], reader[label], both[label]) for label in labels]


def confusions(judged: Iterable[Judged], *, examples: int = 3) -> list[Confusion]:
    """What is taken for what, the most frequent first, with some examples of each."""
    found: dict[tuple[str, str], list[int]] = {}
    for row in judged:
        if row.label != row.said:
            found.setdefault((row.label, row.said), []).append(row.interaction_id)
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [
        Confusion(label, said, len(ids), tuple(sorted(ids, reverse=True)[:examples]))
        for (label, said), ids in ordered
    ]


def coverage_curve(judged: Sequence[Judged], *, points: int = 10) -> list[CoveragePoint]:
    """Accuracy against coverage, from answering the surest tenth to answering everything."""
    rows = sorted(judged, key=lambda row: -row.sure)
    curve = []
    for step in range(1, points + 1):
        taken = rows[: round(len(rows) * step / points)]
        if taken:
            right = sum(row.label == row.said for row in taken)
            curve.append(CoveragePoint(taken[-1].sure, len(taken) / len(rows), right / len(taken)))
    return curve
