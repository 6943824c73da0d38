"""Whether a message may go out, and when: consent, how many there were, quiet and working hours."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from hamdel.accounts.public import company_hours, next_open
from hamdel.customers.public import (
    canonical_identifier,
    consents_of,
    customer_facts,
    customer_of,
    profiles_of,
)
from hamdel.platform import options

from ..contracts import CanNotSend
from ..holds import hold_of
from ..kinds.register import kind_of
from ..models import Account, Delivery
from ..rules.answering import Standing, bounds_of, site_of, standing_of
from ..rules.purposes import ANY_CHANNEL, SERVICE
from ..rules.quiet_hours import day_of, read_quiet_hours

QUIET: Final = "sending.quiet_hours"
PER_DAY: Final = "sending.most_per_day"
WORKING_HOURS: Final = "sending.working_hours_only"
ANSWERS_PER_DAY: Final = "sending.automatic_answers_per_day"
ANSWERS_PER_HOUR: Final = "sending.automatic_answers_per_hour"
_NOT_SENT: Final = ("cancelled", "refused")
_TURNS: Final = 10  # between quiet hours and working hours: each moves on by hours
_DAY: Final = timedelta(days=1)
_SAID: Final = ("email", "phone")  # what anybody may say is theirs


@dataclass(frozen=True, kw_only=True)
class Way:
    """A message at the door: on which account, to whom, what for, and who wrote it.

    `automatic`: no person did. `prompt`: it answers what they did just now.
    """

    account_id: int
    kind: str
    recipient: str
    profile_id: int | None
    purpose: str = SERVICE
    automatic: bool = False
    prompt: bool = False


@dataclass(frozen=True, kw_only=True)
class Passed:
    """When a message may go out, at the earliest; whom a machine answers stands so with us."""

    due_at: datetime
    standing: Standing | Literal[""] = ""


def pass_door(way: Way, *, not_before: datetime | None, now: datetime) -> Passed:
    """When a message may go out. Raises CanNotSend (consent, held, frequency)."""
    standing: Standing | Literal[""] = ""
    check_consent(way.profile_id, channel=way.kind, purpose=way.purpose)
    if way.purpose != SERVICE and hold_of(way.profile_id):
        raise CanNotSend(
            "Something is open with them: nothing is asked or offered.", reason="held"
        )
    due_at = max(now, not_before or now)
    if way.automatic and way.prompt:
        standing = _check_answers(way, now)
    elif way.automatic:
        due_at = awake_at(due_at, working_hours=way.purpose != SERVICE)
    if way.purpose != SERVICE and way.profile_id is not None:
        _check_frequency(way, due_at)
    return Passed(due_at=due_at, standing=standing)


def check_consent(profile_id: int | None, *, channel: str, purpose: str) -> None:
    """Raise CanNotSend where the person refused this purpose on this channel.

    Answers to what they asked (service) need no consent but respect a refusal; anything else needs
    that it was granted, and somebody who granted it. What is said of the channel itself wins over
    what is said of all.
    """
    customer = None if profile_id is None else customer_of(profile_id)
    said = [] if customer is None else consents_of(customer)
    states = {one.channel: one.state for one in said if one.purpose == purpose}
    state = states.get(channel, states.get(ANY_CHANNEL, ""))
    if state == "refused" or (purpose != SERVICE and state != "granted"):
        raise CanNotSend("They do not want to be written to there.", reason="consent")


def awake_at(at: datetime, *, working_hours: bool = True) -> datetime:
    """The first instant from `at` that disturbs nobody; while we work, where that is set and asked for."""
    quiet = read_quiet_hours(str(options.get(QUIET)))
    zone = ZoneInfo(settings.TIME_ZONE)
    hours = company_hours() if working_hours and options.get(WORKING_HOURS) else None
    for _ in range(_TURNS):
        awake = at if quiet is None else quiet.end_after(at, zone=zone)
        opens = awake if hours is None else next_open(hours, awake) or awake
        if opens == at:
            break
        at = opens
    return at


def _check_answers(way: Way, now: datetime) -> Standing:
    """How a correspondent stands whom a machine may answer. Raises CanNotSend where it may not.

    Two machines that answer each other, marked or not, end there; and whoever has us answer
    addresses that are not theirs reaches few of them, at nobody else's cost.
    """
    # What comes in holds the log still, so answers to it are counted one after the other; a lock here
    # would be taken after the log's by some and before it by others.
    answers = Delivery.objects.filter(automatic=True).exclude(state="cancelled")
    theirs = answers.filter(recipient=way.recipient, made_at__gt=now - _DAY).exclude(standing="")
    if theirs.count() >= int(options.get(ANSWERS_PER_DAY)):
        raise CanNotSend("Machines answered there often enough.", reason="frequency")
    standing, site = _standing(way), site_of(way.recipient)
    of_site = Q(recipient__iendswith=f"@{site}") | Q(recipient__iendswith=f".{site}")
    for bound in bounds_of(standing, per_hour=int(options.get(ANSWERS_PER_HOUR))):
        of_all = answers.filter(standing=standing, made_at__gt=now - bound.within)
        is_full = site and of_all.filter(of_site).count() >= bound.of_domain
        if is_full or of_all.count() >= bound.most:
            raise CanNotSend("Machines answered there often enough.", reason="frequency")
    return standing


def _standing(way: Way) -> Standing:
    """How a correspondent stands with us; what cannot be forged on a channel is theirs."""
    kind = kind_of(way.kind)
    reaches = "" if kind is None else kind.reaches
    customer = None if way.profile_id is None else customer_of(way.profile_id)
    if customer is None:
        return standing_of(written_to=False, vouched=reaches not in _SAID)
    sent = Delivery.objects.filter(
        profile_id__in=profiles_of(customer), automatic=False, state="sent"
    )
    return standing_of(
        written_to=sent.exists(),
        vouched=reaches not in _SAID or _is_vouched(customer, reaches, way.recipient),
    )


def _is_vouched(customer: int, kind: str, recipient: str) -> bool:
    facts, value = customer_facts(customer), canonical_identifier(kind, recipient)
    known = () if facts is None else facts.identifiers
    return any((one.kind, one.value, one.verified) == (kind, value, True) for one in known)


def _check_frequency(way: Way, due_at: datetime) -> None:
    """Raise CanNotSend where the person has as many that day as they may have on that channel."""
    # Two at once are counted one after the other.
    Account.objects.select_for_update().get(pk=way.account_id)
    begin, end = day_of(due_at, zone=ZoneInfo(settings.TIME_ZONE))
    customer = customer_of(way.profile_id or 0)
    rows = Delivery.objects.filter(
        profile_id__in=profiles_of(customer) if customer is not None else [way.profile_id],
        account__kind=way.kind,
        due_at__gte=begin,
        due_at__lt=end,
    )
    count = rows.exclude(purpose=SERVICE).exclude(state__in=_NOT_SENT).count()
    if count >= int(options.get(PER_DAY)):
        raise CanNotSend("They were written to often enough that day.", reason="frequency")
