"""What conversations hold of a person: given to them, and taken out."""

import base64
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q

from hamdel.platform import audit, stored_files
from hamdel.platform.instants import rfc3339

from .contracts import CallFacts, MessageFacts
from .models import Attachment, Conversation, Deed, DraftFile, Message, Way
from .queries.conversations import conversations_of
from .queries.files import FOLDER
from .queries.messages import messages_of
from .usecases.indexing import forget_words

_IN_EXPORT = 5_000_000  # bytes of one file that are handed out with the rest


def conversations_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Every conversation of some profiles, oldest first: what was said, calls, and the files.

    Notes of the team are theirs, but they speak of the person: they are given too.
    """
    rows = Conversation.objects.filter(profile_id__in=profile_ids).order_by("pk")
    return [
        {
            "id": str(row.pk),
            "subject": row.subject,
            "state": row.state,
            "opened_at": rfc3339(row.opened_at),
            "messages": [_message(one) for one in messages_of(row.pk)],
        }
        for row in rows
    ]


def drop_conversations(profile_ids: Sequence[int]) -> int:
    """Remove some profiles' conversations with their files; returns how many conversations.

    In the caller's transaction; the files go when it is committed.
    """
    ids = conversations_of(profile_ids)
    elsewhere = _said_elsewhere(profile_ids)
    files = Attachment.objects.filter(Q(message__conversation__in=ids) | Q(message__in=elsewhere))
    begun = DraftFile.objects.filter(draft__conversation__in=ids)
    names = [*files.values_list("stored", flat=True), *begun.values_list("stored", flat=True)]
    stored_files.remove_after_commit(FOLDER, names)
    for one in ids:
        audit.forget(subject=f"conversation:{one}")
    said = Message.objects.filter(Q(conversation__in=ids) | Q(pk__in=elsewhere))
    words = list(said.values_list("pk", flat=True))
    Message.objects.filter(pk__in=elsewhere).delete()
    Way.objects.filter(profile_id__in=profile_ids).delete()
    _forget_deeds(set(ids))
    Conversation.objects.filter(pk__in=ids).delete()
    forget_words(words)
    return len(ids)


def count_conversations(profile_ids: Sequence[int]) -> int:
    """How many conversations `drop_conversations` would remove."""
    return len(conversations_of(profile_ids))


def _said_elsewhere(profile_ids: Sequence[int]) -> list[int]:
    """Messages of theirs, and to them, in conversations of others: they came in by a code or a token."""
    ways = Way.objects.filter(profile_id__in=profile_ids).values_list(
        "conversation_id", "account_id", "sender"
    )
    found: list[int] = []
    for conversation, account, sender in ways:
        rows = Message.objects.filter(
            conversation_id=conversation, account_id=account, address=sender
        )
        found += rows.values_list("pk", flat=True)
    return found


def _forget_deeds(ids: set[int]) -> None:
    """What was as it was before in conversations that are gone can be taken back no more."""
    for row in Deed.objects.all().iterator():
        if not ids.isdisjoint(_numbers_in(row.before)):
            row.delete()


def _numbers_in(before: Any) -> Iterator[int]:
    """Every number in what was before: ids of conversations are among them."""
    if isinstance(before, int):
        yield before
    elif isinstance(before, dict | list):
        for one in before.values() if isinstance(before, dict) else before:
            yield from _numbers_in(one)


def _message(one: MessageFacts) -> dict[str, Any]:
    said = {
        "at": rfc3339(one.at),
        "direction": one.direction,
        "channel": one.channel,
        "author": one.author,
        "text": one.text,
        "html": one.html,
        "quoted": one.quoted,
        "attachments": [_file(file.id) for file in one.attachments],
    }
    return said if one.call is None else said | {"call": _call(one.call)}


def _call(call: CallFacts) -> dict[str, Any]:
    return {
        "number": call.number,
        "direction": call.direction,
        "started_at": rfc3339(call.started_at),
        "wait_seconds": call.wait_seconds,
        "talk_seconds": call.talk_seconds,
        "outcome": call.outcome,
    }


def _file(attachment_id: int) -> dict[str, Any]:
    row = Attachment.objects.get(pk=attachment_id)
    told = {"name": row.name, "type": row.type, "size": row.size}
    if row.size > _IN_EXPORT:
        return told
    content = stored_files.read(FOLDER, row.stored)
    return told | {"content_base64": base64.b64encode(content).decode()}
