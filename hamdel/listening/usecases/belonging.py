"""Whose a mention is: those of a customer are moments of their story.

Everybody who speaks under a name of a network has a profile of their own once it matters who they are;
joining it to a customer is a merge, so taking it back is exact: what they said goes with it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from hamdel.customers.public import (
    Claim,
    Named,
    identifies,
    recognize_customer,
)
from hamdel.interactions.public import Given, draft_of_given, record_interactions

from ..models import Author, Mention
from ..rules.placing import ACTION, channel_of, own_id

BY_IDENTIFIER: Final = "identifier"
BY_PERSON: Final = "person"
BY_AUTHOR: Final = "author"
MOST_EARLIER: Final = (
    1_000  # mentions of an author that are joined with the one that was confirmed
)


def place_with_customer(
    row: Mention, identifiers: Sequence[tuple[str, str]], *, who: str, now: datetime
) -> None:
    """Put a new mention into the story of whom it names by identifiers, or of an author who is known.

    In the caller's transaction, which holds the log.
    """
    named = tuple((kind, value, True) for kind, value in identifiers if identifies(kind, value))
    if named:
        record(row, named, by=BY_IDENTIFIER, who=who, now=now)
        return
    author = Author.objects.filter(network=row.network, handle=row.handle).first()
    if row.handle and author is not None:
        adopt(row, author, who=who, now=now)


def adopt(row: Mention, author: Author, *, who: str, now: datetime, by: str = BY_AUTHOR) -> None:
    """Put a mention into the story of its author. In the caller's transaction, which holds the log."""
    own = (("anonymous_id", own_id(author.network, author.handle), False),)
    record(row, own, by=by, who=who, now=now)
    Mention.objects.filter(pk=row.pk).update(profile_id=author.profile_id)
    row.profile_id = author.profile_id


def record(row: Mention, named: tuple[Named, ...], *, by: str, who: str, now: datetime) -> None:
    """Record a mention as a moment of whom `named` names; once, however often it is told."""
    given = Given(
        id=f"mention:{row.pk}",
        occurred_at=row.posted_at,
        identifiers=tuple((kind, value) for kind, value, _ in named),
        channel=channel_of(row.kind),
        action=ACTION,
        text="\n".join(filter(None, (row.title, row.text))) or None,
        attributes=_attributes(row),
    )
    draft = draft_of_given(given, source=who)
    draft.claim = Claim(named, {}, draft.claim.source, draft.claim.at, None)
    found = record_interactions([draft], now=now)
    if found:
        row.profile_id, row.interaction_id, row.matched_by = found[0].profile_id, found[0].id, by
        row.save(update_fields=["profile", "interaction_id", "matched_by"])


def author_of(row: Mention, *, who: str, now: datetime) -> Author:
    """Whoever said it, with a profile of their own, made where there is none. In the caller's transaction.

    Who has no name on the network is the author of this one mention.
    """
    handle = row.handle or f"#{row.pk}"
    known = Author.objects.filter(network=row.network, handle=handle).first()
    if known is not None:
        return known
    profile = recognize_customer(
        identifiers=[("anonymous_id", own_id(row.network, handle))],
        attributes={"name": row.author} if row.author else {},
        source=who,
        now=now,
        verified=False,
    )
    return Author.objects.create(
        network=row.network, handle=handle, profile_id=profile, who=who, at=now
    )


def mentions_by(author: Author) -> list[Mention]:
    """What an author said and nobody is known for yet, oldest first."""
    rows = Mention.objects.filter(network=author.network, profile=None)
    if author.handle.startswith("#") and author.handle[1:].isdecimal():
        return list(rows.filter(pk=int(author.handle[1:])))
    return list(rows.filter(handle=author.handle).order_by("posted_at", "pk")[:MOST_EARLIER])


def _attributes(row: Mention) -> dict[str, Any]:
    said: dict[str, Any] = {
        "mention_id": str(row.pk),
        "network": row.network,
        "kind": row.kind,
        "touchpoint": row.touchpoint,
        "author": row.author,
        "handle": row.handle,
        "url": row.url,
        "rating": row.rating,
        "reach": row.reach,
    }
    return {name: value for name, value in said.items() if value not in ("", None)}
