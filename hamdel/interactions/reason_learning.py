"""The weights of reasons: those that stand, and learning better ones from what people said."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from .models import LearnedWeights, ReasonSaid
from .reason_sources import registered_kinds
from .rules.fitting import Example, as_written, fit, loss, written
from .rules.ranking import Features, Weights, starting

LEAST: Final = 20  # words of people before anything is learned
ANEW: Final = 10  # new ones before it is learned again
MOST: Final = 5_000  # of the newest words
_HELD_OUT: Final = 5  # every so manieth part, the newest, is held out
_KEPT: Final = 50  # versions


@dataclass(frozen=True, slots=True)
class Standing:
    """Weights, and the last word of people they know (0: none)."""

    weights: Weights
    until: int = 0


def standing_weights() -> Standing:
    """The weights by which reasons are ranked now."""
    begin = beginning()
    row = LearnedWeights.objects.filter(stands=True).order_by("-pk").first()
    if row is None:
        return Standing(begin)
    return Standing(as_written(json.loads(row.weights), begin), row.until)


def beginning() -> Weights:
    """The weights before anybody said anything, those of registered sources among them."""
    return starting({one.key: (one.begins, one.fades) for one in registered_kinds().values()})


def learn(now: datetime) -> LearnedWeights | None:
    """Learn from what people have said, where there is enough new; None where there is not.

    The newest fifth is held out: what is learned from the rest stands only if it is surprised by it
    no more than the weights that stand are, and is then learned once more from all.
    """
    examples, until = _examples()
    last = LearnedWeights.objects.order_by("-pk").first()
    fresh = ReasonSaid.objects.filter(pk__gt=last.until).count() if last else len(examples)
    if len(examples) < LEAST or fresh < ANEW:
        return None
    begin, stood = beginning(), standing_weights().weights
    cut = len(examples) - len(examples) // _HELD_OUT
    unseen = examples[cut:]
    loss_before = loss(unseen, stood)
    tried = loss(unseen, fit(examples[:cut], begin))
    row = LearnedWeights.objects.create(
        at=now,
        until=until,
        said=len(examples),
        held_out=len(unseen),
        loss=tried,
        loss_before=loss_before,
        stands=tried <= loss_before,
        weights=json.dumps(written(fit(examples, begin)), ensure_ascii=False),
    )
    old = LearnedWeights.objects.order_by("-pk").values_list("pk", flat=True)[_KEPT:]
    LearnedWeights.objects.filter(pk__in=list(old)).exclude(stands=True).delete()
    return row


def write_standing(causes: Sequence[Features], chosen: int | None) -> dict[str, Any]:
    """What stood at a moment, as JSON keeps it."""
    return {"causes": [asdict(one) for one in causes], "chosen": chosen}


def _examples() -> tuple[list[Example], int]:
    """What people said, the oldest first, and the id of the last word."""
    rows = list(ReasonSaid.objects.exclude(standing="").order_by("-pk")[:MOST])
    return list(_read(reversed(rows))), rows[0].pk if rows else 0


def _read(rows: Iterator[ReasonSaid]) -> Iterator[Example]:
    for row in rows:
        said = json.loads(row.standing)
        causes = tuple(Features(**one) for one in said["causes"])
        yield Example(causes, said["chosen"], row.right)
