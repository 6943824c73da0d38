"""What channels hold of a person: what came in from them and what went out, given and taken out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final
from urllib.parse import unquote_plus

from django.db.models import Q, QuerySet

from hamdel.customers.public import canonical_identifier, customers_of, facts_of
from hamdel.interactions.public import mentions
from hamdel.platform import stored_files
from hamdel.platform.instants import rfc3339

from .models import Delivery, Incoming, Visitor
from .queries.incoming import FOLDER, body_of

_FORM: Final = "application/x-www-form-urlencoded"


def bodies_held(profile_ids: Sequence[int]) -> dict[str, Any]:
    """Everything that came in about some profiles, as it came, and everything sent to them."""
    came = Incoming.objects.filter(pk__in=list(_about(profile_ids))).order_by("pk")
    went = _sent_to(profile_ids).order_by("pk")
    return {
        "came_in": [
            {
                "at": rfc3339(row.received_at),
                "content_type": row.content_type,
                "body": body_of(row).decode(errors="replace"),
            }
            for row in came
        ],
        "went_out": [
            {
                "at": rfc3339(row.made_at),
                "to": row.recipient,
                "state": row.state,
                "message": row.payload,
            }
            for row in went
        ],
    }


def drop_bodies(profile_ids: Sequence[int]) -> int:
    """Remove what came in about some profiles and what went out to them; returns how many.

    Bare rows of what came in stay, so that it is not taken in a second time.
    """
    ids = list(_about(profile_ids))
    rows = Incoming.objects.filter(pk__in=ids)
    stored_files.remove_after_commit(
        FOLDER, list(rows.exclude(body_file="").values_list("body_file", flat=True))
    )
    # Their browsers are nobody's any more: what is written there next begins anew.
    theirs = Q(chatline__incoming__in=ids) | Q(chatline__delivery__profile__in=profile_ids)
    Visitor.objects.filter(theirs).delete()
    emptied = rows.update(body=None, body_file="", kept="{}", problem="", state="done")
    gone, _ = _sent_to(profile_ids).delete()
    return emptied + gone


def count_bodies(profile_ids: Sequence[int]) -> int:
    """How many `drop_bodies` would remove."""
    went = _sent_to(profile_ids).count()
    return sum(1 for _ in _about(profile_ids)) + went


def _sent_to(profile_ids: Sequence[int]) -> QuerySet[Delivery]:
    """What went out to them, and to an address of theirs before anybody knew whose it was."""
    addresses = [value for _, value in _known(profile_ids)]
    nobody_s = Q(profile=None, recipient__in=addresses)
    return Delivery.objects.filter(Q(profile_id__in=profile_ids) | nobody_s)


def _about(profile_ids: Sequence[int]) -> Iterator[int]:
    """What was handed over about them, and what was not but speaks of them."""
    yield from (
        Incoming.objects.filter(about__profile_id__in=profile_ids)
        .values_list("pk", flat=True)
        .distinct()
    )
    known = list(_known(profile_ids))
    unread = Incoming.objects.exclude(state="done").order_by("pk")
    for row in unread.iterator(chunk_size=50):
        if mentions(_text(row), known, canonical=canonical_identifier):
            yield row.pk


def _known(profile_ids: Sequence[int]) -> Iterable[tuple[str, str]]:
    customers = set(customers_of(list(profile_ids)).values())
    for facts in facts_of(sorted(customers)).values():
        for one in facts.identifiers:
            yield one.kind, one.value


def _text(row: Incoming) -> str:
    text = body_of(row).decode(errors="replace")
    return unquote_plus(text) if row.content_type.startswith(_FORM) else text
