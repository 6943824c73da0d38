"""Whether a message may go out, and when: consent, how many there were, quiet and working hours."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings

from hamdel.accounts.public import company_hours, next_open
from hamdel.customers.public import consents_of, customer_of, profiles_of
from hamdel.platform import options

from ..contracts import CanNotSend
from ..models import Account, Delivery
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
_HOUR: Final = timedelta(hours=1)


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


def pass_door(way: Way, *, not_before: datetime | None, now: datetime) -> datetime:
    """When a message may go out, at the earliest. Raises CanNotSend (consent, frequency)."""
    check_consent(way.profile_id, channel=way.kind, purpose=way.purpose)
    due_at = max(now, not_before or now)
    if way.automatic and way.prompt:
        _check_answers(way, now)
    elif way.automatic:
        due_at = _awake(due_at, working_hours=way.purpose != SERVICE)
    if way.purpose != SERVICE and way.profile_id is not None:
        _check_frequency(way, due_at)
    return due_at


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


def _awake(at: datetime, *, working_hours: bool) -> datetime:
    """The first instant from `at` that disturbs nobody, where asked for one while we work."""
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


def _check_answers(way: Way, now: datetime) -> None:
    """Raise CanNotSend where a machine has answered that correspondent, or the world, often enough.

    Two machines that answer each other, marked or not, end there; and whoever has us answer
    addresses that are not theirs reaches few of them.
    """
    answers = Delivery.objects.filter(automatic=True).exclude(state="cancelled")
    theirs = answers.filter(recipient=way.recipient, made_at__gt=now - _DAY)
    of_all = answers.filter(made_at__gt=now - _HOUR)
    if theirs.count() >= int(options.get(ANSWERS_PER_DAY)) or of_all.count() >= int(
        options.get(ANSWERS_PER_HOUR)
    ):
        raise CanNotSend("Machines answered there often enough.", reason="frequency")


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
