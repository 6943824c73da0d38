"""A person says whose a mention is, or that it is not theirs; both can be taken back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.customers.public import (
    NoSuchMerge,
    SameCustomer,
    customer_of,
    known_customer,
    merge_customers,
    undo_merge,
)
from hamdel.interactions.public import keep_log_still
from hamdel.platform import audit

from ..contracts import NoSuchMention, Refused
from ..live import tell
from ..models import Author, Mention, NotThem
from .belonging import BY_IDENTIFIER, BY_PERSON, adopt, author_of, mentions_by


@transaction.atomic
def confirm_customer(
    *,
    mention_id: int,
    customer_id: int,
    evidence: Sequence[tuple[str, str]] = (),
    by: Actor,
    now: datetime,
) -> int:
    """Say that a customer wrote a mention: all that its author says is theirs from now on.

    Returns how many mentions became theirs. Raises NoSuchMention, Refused.
    """
    keep_log_still()
    row = held(mention_id)
    customer = known_customer(customer_id)
    if customer is None:
        raise Refused("There is no such customer.", field="customer_id")
    if row.profile_id is not None and customer_of(row.profile_id) == customer:
        return 0
    if row.matched_by == BY_IDENTIFIER:
        raise Refused("It names its customer by an identifier.", field="customer_id")
    author = author_of(row, who=by.who, now=now)
    _let_go(author, by=by, now=now)
    author.merge_id = _joined(author, customer, by=by, now=now)
    author.evidence = [[what, value[:200]] for what, value in evidence][:20]
    author.who, author.at = by.who, now
    author.save(update_fields=["merge_id", "evidence", "who", "at"])
    found = mentions_by(author)
    for one in found:
        adopt(one, author, who=by.who, now=now, by=BY_PERSON if one.pk == row.pk else "author")
    NotThem.objects.filter(network=row.network, handle=author.handle, profile_id=customer).delete()
    _note(row, "mention matched", {"customer_id": customer, "mentions": len(found)}, by, now)
    tell("changed", row.pk)
    return len(found)


@transaction.atomic
def part_customer(*, mention_id: int, by: Actor, now: datetime) -> None:
    """Take back whose a mention is: its author is somebody by themselves again, with all they said.

    The customer is not suggested for them again. Raises NoSuchMention, Refused.
    """
    keep_log_still()
    row = held(mention_id)
    if row.profile_id is None:
        return
    if row.matched_by == BY_IDENTIFIER:
        raise Refused("It names its customer by an identifier.", field="customer_id")
    author = Author.objects.filter(profile_id=row.profile_id).first()
    if author is not None:
        customer = customer_of(author.profile_id)
        _let_go(author, by=by, now=now)
        if customer is not None and customer != customer_of(author.profile_id):
            _decline(author.network, author.handle, customer, by, now)
        author.delete()
    Mention.objects.filter(profile_id=row.profile_id).update(profile=None, matched_by="")
    _note(row, "mention parted", None, by, now)
    tell("changed", row.pk)


@transaction.atomic
def decline_customer(*, mention_id: int, customer_id: int, by: Actor, now: datetime) -> None:
    """Say that a customer did not write it, nor whatever else its author says. Raises NoSuchMention, Refused."""
    row = held(mention_id)
    customer = known_customer(customer_id)
    if customer is None:
        raise Refused("There is no such customer.", field="customer_id")
    _decline(row.network, row.handle or f"#{row.pk}", customer, by, now)


@transaction.atomic
def undecline_customer(*, mention_id: int, customer_id: int) -> None:
    """Take `decline_customer` back. Raises NoSuchMention."""
    row = held(mention_id)
    NotThem.objects.filter(
        network=row.network, handle=row.handle or f"#{row.pk}", profile_id=customer_id
    ).delete()


def held(mention_id: int) -> Mention:
    """The row of a mention, held until the transaction ends. Raises NoSuchMention."""
    rows = Mention.objects.select_for_update(of=("self",)).filter(pk=mention_id, erased=False)
    row = rows.first()
    if row is None:
        raise NoSuchMention(str(mention_id))
    return row


def _joined(author: Author, customer: int, *, by: Actor, now: datetime) -> int | None:
    own = customer_of(author.profile_id)
    if own is None:
        return None
    why = f"{author.network} {author.handle}"[:200]
    try:
        return merge_customers(keep=customer, join=own, why=why, who=by.who, now=now).id
    except SameCustomer:
        return None


def _let_go(author: Author, *, by: Actor, now: datetime) -> None:
    if author.merge_id is None:
        return
    try:
        undo_merge(merge_id=author.merge_id, who=by.who, now=now)
    except NoSuchMerge:
        return
    finally:
        author.merge_id = None


def _decline(network: str, handle: str, customer: int, by: Actor, now: datetime) -> None:
    NotThem.objects.get_or_create(
        network=network, handle=handle, profile_id=customer, defaults={"who": by.who, "at": now}
    )


def _note(row: Mention, act: str, after: dict[str, int] | None, by: Actor, now: datetime) -> None:
    audit.record(
        who=by.who, act=act, subject=f"mention:{row.pk}", before=None, after=after, now=now
    )
