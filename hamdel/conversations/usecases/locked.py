"""One conversation, held for one change: who comes second sees the first one's."""

from datetime import datetime
from typing import Any

from hamdel.platform import audit

from ..contracts import Actor, Changed, NoSuchConversation, Refused
from ..live import tell
from ..models import Conversation


def hold(
    conversation_id: int, *, version: int | None = None, merged_too: bool = False
) -> Conversation:
    """The row, ours until the transaction ends. Raises NoSuchConversation, Changed and Refused.

    `version` is the one that the caller saw; None: whatever holds. What was put into another
    conversation is refused, unless `merged_too`.
    """
    row = Conversation.objects.select_for_update().filter(pk=conversation_id).first()
    if row is None:
        raise NoSuchConversation(f"there is no conversation {conversation_id}")
    if row.merged_into_id is not None and not merged_too:
        raise Refused(f"It was put into conversation {row.merged_into_id}.", field="id")
    if version is not None and version != row.version:
        raise Changed(row.version)
    return row


def keep_still(conversation_id: int) -> bool:
    """Hold a conversation until the caller's transaction ends; False where there is none.

    Who writes rows that follow conversations takes it first, as those do who change it.
    """
    return Conversation.objects.select_for_update().filter(pk=conversation_id).exists()


def change(
    row: Conversation, values: dict[str, Any], *, act: str, by: Actor, now: datetime, why: str = ""
) -> None:
    """Write what the team changed, one version on, with a line in the trail; pages are told."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    before = {name: _plain(getattr(row, name)) for name in changed}
    for name, value in changed.items():
        setattr(row, name, value)
    row.version += 1
    row.changed_at = now
    row.save(update_fields=[*changed, "version", "changed_at"])
    audit.record(
        who=by.who,
        act=act,
        subject=f"conversation:{row.pk}",
        before=before,
        after={name: _plain(value) for name, value in changed.items()},
        why=why,
        now=now,
    )
    tell(row.pk, "state")


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
