"""Somebody asks people by hand: a few at once, or a whole segment behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Final

from django.db import transaction

from hamdel.platform import audit
from hamdel.segments.public import members_kept
from hamdel.surveys.public import survey

from ..contracts import SENT_WAYS, AskFacts, Refused, ToAsk
from ..models import Ask
from ..queries.asks import asks_by_key
from .deciding import decide_these
from .ordering import order_asks

AT_ONCE: Final = 200
_PAGE: Final = 500
_WAYS: Final = (*SENT_WAYS, "link")


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Whom to ask by hand: some customers, or the members of a segment. `key`: of this sending."""

    survey_id: int
    key: str
    customer_ids: Sequence[int] = ()
    segment_id: int | None = None
    way: str = "best"
    text: str = ""
    remind_after_days: int = 3


def ask_people(wanted: Wanted, *, by: str, now: datetime) -> list[AskFacts]:
    """Ask some customers now, as far as the guard lets; returns what was decided of each.

    The same key again asks nobody a second time. Members of a segment are noted and decided of
    behind: for them the list is empty. Raises Refused.
    """
    _check(wanted)
    start = f"hand:{blake2b(f'{by} {wanted.key}'.encode(errors='surrogatepass'), digest_size=12).hexdigest()}:"
    if wanted.segment_id is not None:
        _order_segment(wanted, start, by=by, now=now)
        return []
    people = list(dict.fromkeys(wanted.customer_ids))
    keys = [f"{start}{one}" for one in people]
    with transaction.atomic():
        _order(wanted, start, people, by=by, now=now)
        _record(wanted, len(people), by=by, now=now)
    ids = list(Ask.objects.filter(key__in=keys, state="waiting").values_list("pk", flat=True))
    decide_these(ids, now=now)
    found = asks_by_key(keys)
    return [found[key] for key in keys if key in found]


def _order_segment(wanted: Wanted, start: str, *, by: str, now: datetime) -> None:
    after, count = 0, 0
    while members := members_kept(wanted.segment_id or 0, after=after, limit=_PAGE):
        after = members[-1][0]
        with transaction.atomic():
            count += _order(wanted, start, [one for one, _ in members], by=by, now=now)
    _record(wanted, count, by=by, now=now)


def _order(wanted: Wanted, start: str, people: Sequence[int], *, by: str, now: datetime) -> int:
    cause = {"text": wanted.text.strip(), "remind": wanted.remind_after_days}
    asks = [
        ToAsk(
            key=f"{start}{one}",
            profile_id=one,
            survey_id=wanted.survey_id,
            way=wanted.way,
            cause={name: value for name, value in cause.items() if value},
        )
        for one in people
    ]
    return order_asks(asks, by=by, now=now)


def _check(wanted: Wanted) -> None:
    asked = survey(wanted.survey_id)
    if asked is None or asked.state != "open":
        raise Refused("The survey is not open.", field="survey_id")
    if wanted.way not in _WAYS:
        raise Refused(f"`way` is one of {', '.join(_WAYS)}.", field="way")
    if len(wanted.customer_ids) > AT_ONCE:
        raise Refused(f"Ask at most {AT_ONCE} at once; more as a segment.", field="customer_ids")
    if wanted.segment_id is None and not wanted.customer_ids:
        raise Refused("Say whom to ask.", field="customer_ids")


def _record(wanted: Wanted, count: int, *, by: str, now: datetime) -> None:
    after = {"way": wanted.way, "people": count, "segment": wanted.segment_id}
    audit.record(
        who=by, act="people asked", subject=f"survey:{wanted.survey_id}", before=None, after=after,
        now=now,
    )  # fmt: skip
