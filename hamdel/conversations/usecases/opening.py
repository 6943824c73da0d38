"""A conversation is begun by the team or a program, not by what came in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hamdel.customers.public import identifies, known_customer
from hamdel.interactions.public import keep_log_still
from hamdel.platform import audit

from ..contracts import Actor, Direction, Opened, Priority, Refused
from ..live import tell
from ..models import Conversation
from .assigning import check_person, check_team
from .recording import recognize
from .writing import ToWrite, write_into


@dataclass(frozen=True, kw_only=True)
class ToOpen:
    """A conversation to be begun; the customer by id, or by identifiers in any written form."""

    channel: str
    customer_id: int | None = None
    identifiers: Sequence[tuple[str, str]] = ()
    name: str = ""
    subject: str = ""
    priority: Priority = "normal"
    text: str = ""
    direction: Direction = "in"
    at: datetime | None = None
    assignee_id: int | None = None
    team_id: int | None = None


@transaction.atomic
def open_conversation(wanted: ToOpen, *, by: Actor, now: datetime) -> Opened:
    """Begin a conversation, with a first message where there is a text. Raises Refused."""
    keep_log_still()
    check_person(wanted.assignee_id)
    check_team(wanted.team_id)
    at = wanted.at or now
    row = Conversation.objects.create(
        profile_id=_profile(wanted, by, at),
        subject=wanted.subject[:300],
        priority=wanted.priority,
        state="open" if wanted.direction == "in" else "waiting",
        channel=wanted.channel[:40],
        assignee_id=wanted.assignee_id,
        team_id=wanted.team_id,
        opened_at=at,
        last_at=at,
        changed_at=now,
    )
    audit.record(
        who=by.who,
        act="conversation opened",
        subject=f"conversation:{row.pk}",
        before=None,
        after={"channel": row.channel},
        now=now,
    )
    message = None
    if wanted.text.strip():
        said = ToWrite(text=wanted.text, direction=wanted.direction, channel=wanted.channel, at=at)
        message = write_into(row, said, by=by, now=now).pk
    tell(row.pk, "message")
    return Opened(conversation_id=row.pk, message_id=message)


def _profile(wanted: ToOpen, by: Actor, at: datetime) -> int:
    if wanted.customer_id is not None:
        customer = known_customer(wanted.customer_id)
        if customer is None:
            raise Refused("There is no such customer.", field="customer_id")
        return customer
    if not wanted.identifiers:
        raise Refused("Say who it is with: customer_id or identifiers.", field="identifiers")
    for place, (kind, value) in enumerate(wanted.identifiers):
        if not identifies(kind, value):
            raise Refused(f"This is no {kind}.", field=f"identifiers[{place}].value")
    named = [(kind, value, True) for kind, value in wanted.identifiers]
    return recognize(named, name=wanted.name, source=by.who, at=at)
