"""The counter's fast form: what somebody said in person, in a letter or at an event."""

import json
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction

from hamdel.channels.public import accounts, create_account, take_in

from ..contracts import Actor, Refused
from ..queries.messages import conversation_of_incoming

Place = Literal["in-person", "letter", "event"]
KIND = "note"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was said, by whom, where. Identifiers are (kind, value) in any written form."""

    text: str
    place: Place = "in-person"
    identifiers: tuple[tuple[str, str], ...] = ()
    name: str = ""
    account_id: int | None = None
    at: datetime | None = None


def take_note(said: Said, *, by: Actor, now: datetime) -> int:
    """Take a note in durably; returns its conversation. Raises Refused.

    Call it outside a transaction: what it returns for is kept.
    """
    known = {one.id: one for one in accounts(kind=KIND) if one.state != "off"}
    counter = (
        next(iter(known.values()), None) if said.account_id is None else known.get(said.account_id)
    )
    if counter is None:
        if said.account_id is not None:
            raise Refused("There is no such counter.", field="account")
        with transaction.atomic():
            counter = create_account(kind=KIND, who=by.who, now=now)
    noted = {
        "id": uuid.uuid4().hex,
        "text": said.text,
        "place": said.place,
        "identifiers": [{"kind": kind, "value": value} for kind, value in said.identifiers],
        "name": said.name,
        "author": by.name or by.who,
        "at": None if said.at is None else said.at.isoformat(),
    }
    body = json.dumps(noted, ensure_ascii=False).encode()
    taken = take_in(account=counter, body=body, content_type="application/json", now=now)
    conversation = conversation_of_incoming(taken.id)
    if conversation is None:
        raise Refused(taken.problem or "It is kept and will be taken in soon.", field="text")
    return conversation
