"""What is given for answers is set up: codes made or taken in, draws opened, closed and drawn."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from hamdel.platform import audit
from hamdel.surveys.public import survey

from ..contracts import IncentiveGiven, NoSuchIncentive, Refused
from ..models import Code, Draw, Entry, Incentive
from ..queries.seeds import opened, sealed
from ..rules.codes import MOST
from ..rules.draw import commitment_of, in_order, list_of

MOST_WINNERS: Final = 1_000
_IN_RESERVE: Final = 10  # places told beyond the winners, for prizes that nobody claims
_CHUNK: Final = 2_000


@transaction.atomic
def offer_incentive(given: IncentiveGiven, *, who: str, now: datetime) -> int:
    """Offer something for answers to a survey; returns its id. Raises Refused.

    A draw commits to its seed here, before anybody is in it.
    """
    _check(given)
    row = Incentive.objects.create(
        survey_id=given.survey_id,
        kind=given.kind,
        name=given.name.strip(),
        text=given.text.strip()[:500],
        only_invited=given.only_invited,
        ends_at=given.ends_at,
        made_at=now,
        made_by=who[:200],
    )
    if given.kind == "draw":
        seed = secrets.token_bytes(32)
        Draw.objects.create(
            incentive=row,
            token=secrets.token_urlsafe(9),
            prize=given.prize.strip(),
            winners=given.winners,
            sealed_seed=sealed(seed),
            commitment=commitment_of(seed),
            public_value_is=given.public_value_is.strip()[:300],
            made_at=now,
            closes_at=given.ends_at,
        )
    _record(row, "incentive offered", who=who, now=now)
    return row.pk


@transaction.atomic
def switch_incentive(incentive_id: int, *, on: bool, who: str, now: datetime) -> None:
    """Give it for answers, or no more. Raises NoSuchIncentive."""
    row = hold(incentive_id)
    if row.enabled != on:
        row.enabled = on
        row.save(update_fields=["enabled"])
        _record(row, "incentive switched", who=who, now=now)


@transaction.atomic
def add_codes(incentive_id: int, codes: Sequence[str], *, who: str, now: datetime) -> int:
    """Take in codes; those that are there already are left out. Returns how many came in.

    Raises NoSuchIncentive and Refused.
    """
    row = hold(incentive_id)
    if row.kind != "codes":
        raise Refused("A draw has no codes.", field="codes")
    wanted = list(dict.fromkeys(codes))
    if Code.objects.filter(incentive=row).count() + len(wanted) > MOST:
        raise Refused(f"At most {MOST:,} codes are kept for one incentive.", field="codes")
    added = 0
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        known = set(Code.objects.filter(code__in=part).values_list("code", flat=True))
        fresh = [Code(incentive=row, code=one) for one in part if one not in known]
        Code.objects.bulk_create(fresh)
        added += len(fresh)
    _record(row, "codes added", who=who, now=now, added=added)
    return added


@transaction.atomic
def close_draw(incentive_id: int, *, who: str, now: datetime) -> None:
    """Let nobody in any more, and publish the digest of who is. Raises NoSuchIncentive and Refused."""
    row = hold(incentive_id)
    draw = _draw_of(row)
    if draw.state != "open":
        return
    draw.state, draw.closed_at = "closed", now
    draw.entrants_digest = list_of(_hashes(draw))
    draw.save()
    _record(row, "draw closed", who=who, now=now)


@transaction.atomic
def draw_winners(incentive_id: int, *, public_value: str = "", who: str, now: datetime) -> None:
    """Draw, and publish the seed: once. Raises NoSuchIncentive and Refused.

    `public_value` is what nobody could know when entries closed, where that was announced.
    """
    row = hold(incentive_id)
    draw = _draw_of(row)
    if draw.state == "drawn":
        return
    if draw.state != "closed":
        raise Refused("Close the entries first.", field="state")
    said = " ".join(public_value.split())[:200]
    if bool(draw.public_value_is) != bool(said):
        raise Refused(
            "Say the public value that was announced, and only that.", field="public_value"
        )
    seed = opened(draw.sealed_seed)
    order = in_order(seed, said, _hashes(draw))
    for place, one in enumerate(order[: draw.winners + _IN_RESERVE], start=1):
        Entry.objects.filter(draw=draw, hash=one).update(place=place)
    draw.state, draw.drawn_at, draw.public_value = "drawn", now, said
    draw.save()
    _record(row, "draw drawn", who=who, now=now)


def close_due(*, now: datetime) -> int:
    """Close the draws whose time it is; returns how many."""
    due = Draw.objects.filter(state="open", closes_at__lte=now)
    ids = list(due.values_list("incentive_id", flat=True))
    for one in ids:
        close_draw(one, who="hamdel", now=now)
    return len(ids)


def hold(incentive_id: int) -> Incentive:
    """The row, ours until the transaction ends: what it gives is given one after the other."""
    row = Incentive.objects.select_for_update().filter(pk=incentive_id).first()
    if row is None:
        raise NoSuchIncentive(str(incentive_id))
    return row


def _draw_of(row: Incentive) -> Draw:
    draw = Draw.objects.filter(incentive=row).first()
    if draw is None:
        raise Refused("That is no draw.", field="id")
    return draw


def _hashes(draw: Draw) -> list[str]:
    return list(Entry.objects.filter(draw=draw).values_list("hash", flat=True))


def _check(given: IncentiveGiven) -> None:
    if survey(given.survey_id) is None:
        raise Refused("There is no such survey.", field="survey_id")
    if not given.name.strip() or len(given.name) > 120:  # noqa: PLR2004 - as in the row
        raise Refused("Give it a name of at most 120 letters.", field="name")
    if given.kind == "draw":
        if not given.prize.strip() or len(given.prize) > 200:  # noqa: PLR2004 - as in the row
            raise Refused("Say the prize, in at most 200 letters.", field="prize")
        if not 1 <= given.winners <= MOST_WINNERS:
            raise Refused(f"There are 1 to {MOST_WINNERS:,} winners.", field="winners")


def _record(row: Incentive, act: str, *, who: str, now: datetime, **more: int) -> None:
    after = {"name": row.name, "kind": row.kind, "enabled": row.enabled, **more}
    audit.record(
        who=who, act=act, subject=f"incentive:{row.pk}", before=None, after=after, now=now
    )
