"""Conversations, messages and cases as places that ideas come from."""

from django.urls import reverse
from django.utils.translation import gettext as _

from hamdel.cases.public import case
from hamdel.conversations.public import conversation, conversation_of, message, messages_of

from .contracts import Origin

_LONGEST = 1_000


def of_conversation(conversation_id: int) -> Origin | None:
    """A conversation: its customer, and what they wrote last."""
    found = conversation(conversation_id)
    if found is None:
        return None
    said = [one for one in messages_of(found.id) if one.direction == "in" and one.text.strip()]
    return Origin(
        ref=f"conversation:{found.id}",
        label=found.subject or _("a conversation"),
        url=reverse("conversations:conversation", args=[found.id]),
        profile_id=found.profile_id,
        text=said[-1].text[:_LONGEST] if said else "",
        channel=found.channel,
    )


def of_message(message_id: int) -> Origin | None:
    """One message of a conversation."""
    found, place = message(message_id), conversation_of(message_id)
    talk = None if found is None or place is None else of_conversation(place)
    if found is None or talk is None:
        return None
    return Origin(
        ref=f"message:{message_id}",
        label=talk.label,
        url=f"{talk.url}#m{message_id}",
        profile_id=talk.profile_id,
        text=found.text[:_LONGEST],
        channel=found.channel,
    )


def of_case(case_id: int) -> Origin | None:
    """A case: whose it is and what it is called."""
    found = case(case_id)
    if found is None:
        return None
    return Origin(
        ref=f"case:{found.id}",
        label=found.title,
        url=reverse("cases:case", args=[found.id]),
        profile_id=found.customer_id,
        text=found.title,
        channel="case",
    )
