"""What those who answered did afterwards, as the log tells it."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from hamdel.platform.instants import from_micros, to_micros
from hamdel.platform.rawdb import of_django

from ..rules.afterwards import WATCHED, After, Afterwards, Deed, afterwards, who_did
from ..rules.spans import Span

MOST_LOOKED_AT: Final = 10_000  # answers, the newest
# Grain: an answer of a known customer and an action of theirs within the time after it.
_AFTER: Final = """
SELECT a.id, a.customer_id, a.score, a.answered_at, LOWER(k.action)
FROM (
  SELECT r.id, p.customer_id, r.score, r.answered_at
  FROM surveys_response r
  JOIN customers_profile p ON p.id = r.profile_id
  WHERE r.survey_id IN ({marks}) AND r.complete AND r.score IS NOT NULL
    AND r.answered_at >= ? AND r.answered_at < ?
  ORDER BY r.answered_at DESC, r.id DESC
  LIMIT ?
) a
LEFT JOIN customers_profile q ON q.customer_id = a.customer_id
LEFT JOIN interactions_interaction i ON i.profile_id = q.id AND i.kind_id IS NOT NULL
  AND i.occurred_at > a.answered_at AND i.occurred_at <= a.answered_at + ?
LEFT JOIN touchpoints_kind k ON k.id = i.kind_id
GROUP BY a.id, a.customer_id, a.score, a.answered_at, LOWER(k.action)
"""


def afterwards_of(survey_ids: Collection[int], span: Span, *, now: datetime) -> Afterwards | None:
    """What became of those who answered NPS surveys in a span; None where nobody did."""
    answers = _answers(survey_ids, span)
    return afterwards(answers, now=now) if answers else None


def people_afterwards(
    survey_ids: Collection[int], span: Span, *, group: str, deed: Deed, now: datetime
) -> list[After]:
    """The people behind one of those shares, those who answered last first."""
    return who_did(_answers(survey_ids, span), group=group, deed=deed, now=now)


def _answers(survey_ids: Collection[int], span: Span) -> list[After]:
    """The newest answers of known customers, with what each did afterwards."""
    if not survey_ids:
        return []
    watched = int(WATCHED.total_seconds() * 1_000_000)
    ids = sorted(survey_ids)
    values = (*ids, to_micros(span.start), to_micros(span.end), MOST_LOOKED_AT, watched)
    found = of_django().execute(_AFTER.format(marks=",".join("?" * len(ids))), values)
    answers: dict[int, tuple[int, int, int, set[str]]] = {}
    for response, customer, score, at, action in found.fetchall():
        kept = answers.setdefault(response, (customer, score, at, set()))
        if action is not None:
            kept[3].add(action)
    return [
        After(customer_id=customer, score=score, at=from_micros(at), did=frozenset(did))
        for customer, score, at, did in answers.values()
    ]
