"""The moments that a condition counts, as SQL over the log."""

from typing import Final

from ..rules.shapes import Moments
from .sql import Asked, Sql, joined

FELT: Final = "COALESCE(s.sentiment, i.sentiment)"
_MOODS: Final = {
    "positive": f"{FELT} > 0.15",
    "neutral": f"{FELT} >= -0.15 AND {FELT} <= 0.15",
    "negative": f"{FELT} < -0.15",
}
# What a moment is of: kinds are few, and the log points at them.
_OF_KIND: Final = {
    "channel": "k.channel = ?",
    "device": "k.device = ?",
    "action": "k.action = ?",
    "touchpoint": "t.key = ?",
    "stage": "g.key = ?",
}
_KINDS: Final = (
    "i.kind_id IN (SELECT k.id FROM touchpoints_kind k "
    "LEFT JOIN touchpoints_touchpoint t ON t.id = k.touchpoint_id "
    "LEFT JOIN touchpoints_stage g ON g.id = t.stage_id WHERE {})"
)


def happened(one: Moments, asked: Asked) -> Sql:
    """`FROM … WHERE …`: the moments `i` of profiles `p` that a condition counts."""
    where = [_kinds(one), within("i.occurred_at", one.days, one.until_days, asked)]
    if one.outcome:
        where.append(Sql("i.outcome = ?", (one.outcome,)))
    if one.intent:
        where.append(Sql("s.intent = ?", (one.intent,)))
    if one.mood:
        where.append(Sql(_MOODS[one.mood]))
    signal = "LEFT JOIN interactions_signal s ON s.interaction_id = i.id "
    kept = joined(where, " AND ")
    text = (
        "FROM interactions_interaction i JOIN customers_profile p ON p.id = i.profile_id "
        f"{signal if one.mood or one.intent else ''}WHERE {kept.text}"
    )
    return Sql(text + asked.of("p.customer_id"), kept.values)


def within(column: str, days: int | None, until_days: int | None, asked: Asked) -> Sql:
    """An instant within the last `days`, and not within the newest `until_days`; never ahead."""
    last = asked.at if until_days is None else asked.back(until_days)
    until = Sql(f"{column} <= ?", (last,))
    if days is None:
        return until
    return joined([Sql(f"{column} >= ?", (asked.back(days),)), until], " AND ")


def _kinds(one: Moments) -> Sql:
    said = [(test, value) for name, test in _OF_KIND.items() if (value := getattr(one, name))]
    if not said:
        return Sql("i.kind_id IS NOT NULL")
    return Sql(
        _KINDS.format(" AND ".join(test for test, _ in said)), tuple(value for _, value in said)
    )
