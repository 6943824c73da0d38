"""A mention is handed over: to a case or a conversation, with somebody who deals with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from django.db import transaction

from hamdel.cases.public import Refused as CaseRefused
from hamdel.cases.public import ToOpen as CaseToOpen
from hamdel.cases.public import open_case
from hamdel.conversations.public import Actor, open_conversation
from hamdel.conversations.public import Refused as ConversationRefused
from hamdel.conversations.public import ToOpen as ConversationToOpen
from hamdel.customers.public import customer_of
from hamdel.interactions.public import keep_log_still

from ..contracts import Refused
from ..models import Mention
from ..rules.placing import channel_of
from .belonging import adopt, author_of, mentions_by
from .deciding import move
from .matching import held

To = Literal["case", "conversation"]
Priority = Literal["low", "normal", "high", "urgent"]
_TITLE: Final = 120


@dataclass(frozen=True, kw_only=True)
class Handing:
    """To what a mention is handed over, and to whom; None: whoever the rules give it to."""

    to: To = "case"
    title: str = ""
    note: str = ""
    priority: Priority = "normal"
    owner_id: int | None = None
    team_id: int | None = None


@transaction.atomic
def hand_over(*, mention_id: int, handing: Handing, by: Actor, now: datetime) -> Mention:
    """Open a case or a conversation of a mention; twice is as once.

    Who wrote it and is not known becomes a person of whom only the name on the network is known: what
    they say later, there, is theirs. Raises NoSuchMention, Refused.
    """
    keep_log_still()
    row = held(mention_id)
    if row.case_id is not None or row.conversation_id is not None:
        return row
    if row.profile_id is None:
        _make_somebody(row, by=by, now=now)
    customer = None if row.profile_id is None else customer_of(row.profile_id)
    if customer is None:
        raise Refused("Nobody is known whose it is.", field="customer_id")
    if handing.to == "case":
        row.case_id = _case(row, customer, handing, by=by, now=now)
    else:
        row.conversation_id = _conversation(row, customer, handing, by=by, now=now)
    row.save(update_fields=["case_id", "conversation_id"])
    move(row, "handed_over", by=by, now=now)
    return row


def _make_somebody(row: Mention, *, by: Actor, now: datetime) -> None:
    author = author_of(row, who=by.who, now=now)
    for one in mentions_by(author):
        adopt(row if one.pk == row.pk else one, author, who=by.who, now=now)


def _case(row: Mention, customer: int, handing: Handing, *, by: Actor, now: datetime) -> int:
    wanted = CaseToOpen(
        title=_title(row, handing),
        customer_id=customer,
        priority=handing.priority,
        description="\n\n".join(filter(None, (handing.note.strip(), row.text, row.url)))[:5_000],
        owner_id=handing.owner_id,
        team_id=handing.team_id,
        channel=channel_of(row.kind),
        touchpoint=row.touchpoint,
        interaction_ids=() if row.interaction_id is None else (row.interaction_id,),
        key=f"mention:{row.pk}",
    )
    try:
        return open_case(wanted, by=by, now=now)
    except CaseRefused as refused:
        raise Refused(str(refused), field=refused.field) from None


def _conversation(
    row: Mention, customer: int, handing: Handing, *, by: Actor, now: datetime
) -> int:
    wanted = ConversationToOpen(
        channel=channel_of(row.kind),
        customer_id=customer,
        subject=_title(row, handing),
        priority=handing.priority,
        text="\n\n".join(filter(None, (row.title, row.text, row.url))),
        assignee_id=handing.owner_id,
        team_id=handing.team_id,
        at=now,
    )
    try:
        return open_conversation(wanted, by=by, now=now).conversation_id
    except ConversationRefused as refused:
        raise Refused(str(refused), field=refused.field) from None


def _title(row: Mention, handing: Handing) -> str:
    said = handing.title.strip() or row.title or row.text.split("\n")[0]
    return (said or row.network)[:_TITLE]
