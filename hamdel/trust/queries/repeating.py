"""How much a customer had to repeat in a conversation (definition: rules.repeating)."""

from typing import Final

from hamdel.conversations.public import ConversationFacts, messages_of
from hamdel.interactions.public import CONTACTS, Moment, story_of

from ..rules.repeating import BEFORE, Line, Repeated, repeated_in

_MOST: Final = 200  # moments


def repeated_of(talk: ConversationFacts) -> Repeated:
    """The had-to-repeat index of a conversation, with its parts."""
    messages = [one for one in messages_of(talk.id) if not one.machine and one.direction != "note"]
    lines = [
        Line(ours=one.direction == "out", channel=one.channel, text=one.text) for one in messages
    ]
    calls = sum(one.call.transfers for one in messages if one.call is not None)
    story = story_of(talk.customer_id, limit=_MOST).moments
    contacts = [
        one
        for one in story
        if one.action in CONTACTS and one.occurred_at >= talk.opened_at - BEFORE
    ]
    own = {one.interaction_id for one in messages}
    before = [(one.occurred_at, _reason(one)) for one in contacts if one.id not in own]
    reason = next((said for one in contacts if one.id in own and (said := _reason(one))), "")
    return repeated_in(
        lines,
        transfers=talk.transfers + calls,
        before=before,
        opened=talk.opened_at,
        reason=reason,
    )


def _reason(moment: Moment) -> str:
    return str(moment.properties.get("reason") or moment.intent or "")
