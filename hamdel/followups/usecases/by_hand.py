"""Somebody follows up what no rule noticed."""

from datetime import datetime

from django.db import transaction

from hamdel.conversations.public import Actor, conversation
from hamdel.customers.public import customer_of
from hamdel.interactions.public import Moment, keep_log_still, moment_by_id
from hamdel.platform.cursors import row_number

from ..contracts import Refused
from ..rules.noticing import Trouble
from .starting import Noticed, follow_up


@transaction.atomic
def follow_up_by_hand(*, interaction_id: int, by: Actor, now: datetime) -> int:
    """Follow up what an interaction shows; returns the follow-up's id. Raises Refused."""
    keep_log_still()
    found = moment_by_id(interaction_id)
    if found is None:
        raise Refused("There is no such interaction.", field="interaction_id")
    moment = found[0]
    noticed = Noticed(
        profile_id=moment.profile_id,
        interaction_id=moment.id,
        at=moment.occurred_at,
        channel=moment.channel,
        words=moment.text,
        stage=moment.stage or "",
        sentiment=moment.sentiment,
        emotion=moment.emotion or "",
        intent=moment.intent or "",
        language=moment.language or "",
        conversation_id=talk_of(moment),
    )
    return follow_up(noticed, Trouble(cause="hand"), by=by, now=now)


def talk_of(moment: Moment) -> int | None:
    """The conversation that a moment names, if it is its customer's: any event can name any number."""
    number = row_number(str(moment.properties.get("conversation_id", "")))
    found = None if number is None else conversation(number)
    theirs = found is not None and found.customer_id == customer_of(moment.profile_id)
    return number if theirs else None
