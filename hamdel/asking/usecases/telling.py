"""The winners of a draw are told: each once, by the way they were asked, in the language they answered in."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from hamdel.channels.public import CanNotSend, send_message
from hamdel.customers.public import customer_facts, customer_of
from hamdel.platform import audit
from hamdel.platform.placeholders import fill_in
from hamdel.surveys.public import response

from ..contracts import Refused
from ..models import Draw, Entry, Incentive
from ..queries.reaching import senders, way_back
from ..words import WON, WON_NAMELESS, in_words
from .incentives import hold

GRACE: Final = timedelta(
    minutes=5
)  # in which a press that was a slip is taken back, and nobody hears


@transaction.atomic
def tell_winners(incentive_id: int, *, who: str, now: datetime) -> None:
    """Have the winners told when the grace is over; again changes nothing. Raises NoSuchIncentive, Refused."""
    row, draw = _drawn(incentive_id)
    if draw.tell_at is None:
        draw.tell_at = now + GRACE
        draw.save(update_fields=["tell_at"])
        _record(row, "winners to be told", who=who, now=now)


@transaction.atomic
def tell_nobody(incentive_id: int, *, who: str, now: datetime) -> None:
    """Take that back while nobody was told. Raises NoSuchIncentive, and Refused once they were."""
    row, draw = _drawn(incentive_id)
    if draw.told_at is not None:
        raise Refused("They were told already.", field="told")
    if draw.tell_at is not None:
        draw.tell_at = None
        draw.save(update_fields=["tell_at"])
        _record(row, "telling winners taken back", who=who, now=now)


def tell_due(*, now: datetime) -> int:
    """Tell the winners of the draws whose time it is; returns how many were written to."""
    due = Draw.objects.filter(tell_at__lte=now, told_at=None).values_list(
        "incentive_id", flat=True
    )
    return sum(_tell_all(one, now) for one in list(due))


@transaction.atomic
def _tell_all(incentive_id: int, now: datetime) -> int:
    row, draw = _drawn(incentive_id)
    if draw.told_at is not None or draw.tell_at is None or draw.tell_at > now:
        return 0
    won = Entry.objects.filter(draw=draw, place__lte=draw.winners, told="")
    told = sum(_tell(draw, one, now) for one in won.order_by("place"))
    draw.told_at = now
    draw.save(update_fields=["told_at"])
    _record(row, "winners told", who="hamdel", now=now)
    return told


def _tell(draw: Draw, entry: Entry, now: datetime) -> bool:
    """Write to a winner; who has no way, or does not want to be written to, is left to a person."""
    customer = None if entry.profile_id is None else customer_of(entry.profile_id)
    facts = None if customer is None else customer_facts(customer)
    given = None if entry.response_id is None else response(entry.response_id)
    reach = None if facts is None or given is None else way_back(facts, given, senders())
    entry.told = "nowhere"
    if facts is not None and given is not None and reach is not None:
        values = {
            "name": facts.called,
            "prize": draw.prize,
            "ticket": f"{entry.entry} {entry.salt}",
            "link": f"{settings.BASE_URL}/draws/{draw.token}",
        }
        words = in_words(WON if facts.called else WON_NAMELESS, given.language)
        entry.told = reach.kind
        try:
            with transaction.atomic():
                send_message(
                    account_id=reach.account_id,
                    key=f"asking.winner:{entry.pk}",
                    recipient=reach.recipient,
                    profile_id=entry.profile_id,
                    text=fill_in(words, values),
                    automatic=True,
                    now=now,
                    subject=draw.prize,
                    name=facts.called,
                )
        except CanNotSend as refused:
            entry.told = refused.reason
    entry.save(update_fields=["told"])
    return reach is not None and entry.told == reach.kind


def _drawn(incentive_id: int) -> tuple[Incentive, Draw]:
    row = hold(incentive_id)
    draw = Draw.objects.filter(incentive=row, state="drawn").first()
    if draw is None:
        raise Refused("It is not drawn.", field="state")
    return row, draw


def _record(row: Incentive, act: str, *, who: str, now: datetime) -> None:
    subject = f"incentive:{row.pk}"
    audit.record(who=who, act=act, subject=subject, before=None, after={"name": row.name}, now=now)
