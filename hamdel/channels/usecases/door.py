"""Whether a message may go out, and when: consent, how many there were, quiet and working hours."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings

from hamdel.customers.public import consents_of, customer_of, profiles_of
from hamdel.platform import options

from ..contracts import CanNotSend
from ..models import Account, Delivery
from ..rules.purposes import ANY_CHANNEL, SERVICE
from ..rules.quiet_hours import day_of, read_quiet_hours

QUIET: Final = "sending.quiet_hours"
PER_DAY: Final = "sending.most_per_day"
_NOT_SENT: Final = ("cancelled", "refused")


@dataclass(frozen=True, kw_only=True)
class Way:
    """A message at the door: on which account, to whom, what for, and who wrote it.

    `automatic`: no person did. `prompt`: it answers what they did just now.
    """

    account_id: int
    kind: str
    profile_id: int | None
    purpose: str = SERVICE
    automatic: bool = False
    prompt: bool = False


def pass_door(way: Way, *, not_before: datetime | None, now: datetime) -> datetime:
    """When a message may go out, at the earliest. Raises CanNotSend (consent, frequency)."""
    check_consent(way.profile_id, channel=way.kind, purpose=way.purpose)
    due_at = max(now, not_before or now)
    if way.automatic and not way.prompt:
        due_at = _awake(due_at)
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


def _awake(at: datetime) -> datetime:
    """The first instant from `at` that disturbs nobody."""
    quiet = read_quiet_hours(str(options.get(QUIET)))
    return at if quiet is None else quiet.end_after(at, zone=ZoneInfo(settings.TIME_ZONE))


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
