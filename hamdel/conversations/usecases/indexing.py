"""Messages become findable by their words: by a follower of those that are not yet."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import structlog
from django.db import DatabaseError, InterfaceError, OperationalError, transaction

from ..models import Attachment, Message
from ..queries.searching import WORDS

log = structlog.get_logger(__name__)
Text = tuple[int, str]


def not_indexed(position: int, limit: int) -> tuple[Sequence[int], int]:
    """The ids of messages that search does not know, the newest first, and how many that makes.

    The position only counts: what was written while others wrote is not passed over.
    """
    rows = Message.objects.filter(indexed_at=None).order_by("-pk")
    found = list(rows.values_list("pk", flat=True)[:limit])
    return found, position + len(found)


@transaction.atomic
def index_messages(ids: Sequence[int], *, now: datetime) -> None:
    """Let search find messages by their words and the names of their files.

    What is gone by now, or held by somebody who changes it, is left out.
    """
    held: Any = Message.objects.select_for_update(skip_locked=True, of=("self",))
    rows = held.filter(pk__in=ids, indexed_at=None).order_by("pk")
    texts = dict(rows.values_list("pk", "text"))
    names: dict[int, list[str]] = defaultdict(list)
    kept = Attachment.objects.filter(message__in=texts).order_by("pk")
    for pk, name in kept.values_list("message", "name"):
        names[pk].append(name)
    _put([(pk, "\n".join([text, *names[pk]])) for pk, text in texts.items()])
    Message.objects.filter(pk__in=texts).update(indexed_at=now)


def forget_words(ids: Sequence[int]) -> None:
    """Let search forget messages; call it after they are deleted, in the same transaction.

    After, because whoever indexes them now holds them until they are in the index.
    """
    WORDS.drop(ids)


def _put(texts: Sequence[Text]) -> None:
    """Put texts in; one that the database will not have is left out, the others are not."""
    try:
        with transaction.atomic():
            WORDS.put(texts)
    except (OperationalError, InterfaceError):
        raise
    except DatabaseError:
        if len(texts) == 1:
            log.exception("message not indexed", message=texts[0][0])
            return
        for one in texts:
            _put([one])
