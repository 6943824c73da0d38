"""Visitors of the chat see that we read and that we write, as we see it of them."""

from hamdel.accounts.public import person
from hamdel.channels.public import note_team_read, note_team_typing

from ..models import Message

_CHAT = "chat"


def tell_visitors(*, conversation_id: int, person_id: int, typing: bool) -> None:
    """Tell the visitors of a conversation that somebody of the team looks at it, or is writing."""
    rows = Message.objects.filter(
        conversation=conversation_id, channel=_CHAT, direction="in", account__isnull=False
    )
    found = person(person_id) if typing else None
    for account_id, sender in set(rows.values_list("account_id", "address")):
        note_team_read(account_id=account_id, sender=sender)
        if found is not None:
            note_team_typing(account_id=account_id, sender=sender, name=found.name)
