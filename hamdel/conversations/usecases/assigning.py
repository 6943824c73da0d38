"""Who looks after a conversation: assigned, or handed off with what happened so far."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hamdel.accounts.public import person, team
from hamdel.customers.public import naming_of
from hamdel.interactions.public import keep_log_still

from ..contracts import Actor, Changed, Refused
from ..live import tell
from ..models import Conversation, Message
from ..queries.cards import card_of
from .handing import note_transfer
from .locked import change, hold
from .recording import Moment, record


@transaction.atomic
def assign(
    *,
    conversation_id: int,
    assignee_id: int | None,
    team_id: int | None,
    version: int | None = None,
    by: Actor,
    now: datetime,
) -> None:
    """Give a conversation to a person, a team or nobody.

    Without `version` only one that nobody has, or that this person has already, can be given to
    somebody: of many who take it at once one gets it. Raises NoSuchConversation, Refused, Changed.
    """
    check_person(assignee_id)
    check_team(team_id)
    row = hold(conversation_id, version=version)
    taken = row.assignee_id is not None and row.assignee_id != assignee_id
    if version is None and taken and assignee_id is not None:
        raise Changed(row.version)
    values = {"assignee_id": assignee_id, "team_id": team_id}
    if _differs(row, values):
        change(row, values, act="conversation assigned", by=by, now=now)


@transaction.atomic
def hand_off(  # noqa: PLR0913 - whom to, and what they must know
    *,
    conversation_id: int,
    assignee_id: int | None,
    team_id: int | None,
    card: str = "",
    version: int | None = None,
    by: Actor,
    now: datetime,
) -> int:
    """Hand a conversation over with what they must know; returns the id of the note that tells it.

    `card` is written from what was said where it is empty: nobody gets a conversation without one.
    It counts as a transfer, is open again, and the customer's story has it: being passed on is effort.
    Raises NoSuchConversation, Refused, Changed.
    """
    if assignee_id is None and team_id is None:
        raise Refused("Say whom to hand it to: assignee or team.", field="assignee")
    check_person(assignee_id)
    check_team(team_id)
    keep_log_still()
    row = hold(conversation_id, version=version)
    note = _note(row, card.strip() or card_of(row.pk), by, now)
    values: dict[str, Any] = {
        "card_id": note.pk,
        "card_read_at": None,
        "assignee_id": assignee_id,
        "team_id": team_id if team_id is not None else row.team_id,
        "transfers": row.transfers + 1,
        "state": "open" if row.state == "snoozed" else row.state,
        "snoozed_until": None,
    }
    change(row, values, act="conversation handed off", by=by, now=now)
    note_transfer(row, to_person=assignee_id, by=by, now=now)
    moment = Moment(
        id=f"conversation:{row.pk}:transfer:{row.transfers}",
        at=now,
        channel=row.channel,
        action="Conversation Handed Off",
        attributes={"conversation_id": str(row.pk), "transfers": row.transfers},
    )
    record(moment, naming_of(row.profile_id), source=by.who, now=now)
    return note.pk


def check_person(person_id: int | None) -> None:
    """Raise Refused where there is no such person who may sign in."""
    found = None if person_id is None else person(person_id)
    if person_id is not None and (found is None or not found.is_active):
        raise Refused("There is no such person.", field="assignee")


def check_team(team_id: int | None) -> None:
    """Raise Refused where there is no such team."""
    if team_id is not None and team(team_id) is None:
        raise Refused("There is no such team.", field="team")


def _differs(row: Conversation, values: dict[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in values.items())


def _note(row: Conversation, text: str, by: Actor, now: datetime) -> Message:
    note = Message.objects.create(
        conversation=row,
        at=now,
        direction="note",
        channel=row.channel,
        author=(by.name or by.who)[:150],
        person_id=by.person_id,
        text=text,
    )
    tell(row.pk, "note")
    return note
