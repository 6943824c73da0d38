"""What people who serve customers say of them: attributes, identifiers, consents."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final, Literal

from django.db import transaction

from hamdel.platform import audit
from hamdel.platform.instants import to_micros
from hamdel.platform.rawdb import of_django

from ..contracts import Claim, Named
from ..models import Attribute, Consent, Identifier, Profile, Term
from ..recognizer import WORDS, Recognizer
from ..rules.names import NAME_ATTRIBUTES, name_in
from ..rules.searching import terms_of, words_of_name
from ..saying import attributes_of, spelled
from .forgetting import tell_caches
from .merging import NoSuchCustomer

NAMES: Final = frozenset(NAME_ATTRIBUTES)
State = Literal["granted", "refused"]


@transaction.atomic
def recognize_customer(
    *,
    identifiers: Sequence[tuple[str, str]],
    attributes: Mapping[str, Any],
    source: str,
    now: datetime,
    verified: bool = True,
) -> int:
    """Find or make the customer whom somebody describes; returns their profile id.

    `identifiers` are (kind, value in any written form); at least one should be readable.
    """
    named: tuple[Named, ...] = tuple((kind, value, verified) for kind, value in identifiers)
    claim = Claim(named, attributes, source, to_micros(now))
    return Recognizer(of_django(), capacity=64).recognize([claim])[0]


@transaction.atomic
def correct_attributes(
    *, customer_id: int, attributes: Mapping[str, Any], who: str, now: datetime
) -> None:
    """Say what is right of a customer; None removes what was said. Raises NoSuchCustomer."""
    living = Profile.objects.filter(customer_id=customer_id, erased_at=None).order_by("id")
    profiles = list(living.values_list("id", flat=True))
    if not profiles:
        raise NoSuchCustomer(f"there is no customer {customer_id}")
    gone = {spelled(name) for name, value in attributes.items() if value is None}
    Attribute.objects.filter(profile_id__in=profiles, name__in=gone).delete()
    rows = [
        Attribute(
            profile_id=customer_id, name=name, value=value, source="person", verified=True, at=now
        )
        for name, value in attributes_of(attributes).items()
    ]
    Attribute.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["profile", "name"],
        update_fields=["value", "source", "verified", "at"],
    )
    if NAMES & {spelled(name) for name in attributes}:
        _find_by_words(profiles)
    # Names only: the trail must not become a second place of personal data.
    audit.record(
        who=who,
        act="customer corrected",
        subject=f"customer:{customer_id}",
        before=None,
        after={"attributes": sorted(attributes)},
        now=now,
    )


def _find_by_words(profiles: Sequence[int]) -> None:
    """Find profiles by what they are called now, no more by what they were called."""
    words: set[tuple[str, int]] = set()
    said: dict[int, dict[str, Any]] = {}
    rows = Attribute.objects.filter(profile_id__in=profiles, name__in=NAMES)
    for one, name, value in rows.values_list("profile_id", "name", "value"):
        said.setdefault(one, {})[name] = json.loads(value)
    for one, attributes in said.items():
        words |= {(word, one) for word in words_of_name(name_in(attributes))}
    known = Identifier.objects.filter(profile_id__in=profiles)
    for one, kind, value in known.values_list("profile_id", "kind", "value"):
        words |= {(word, one) for word in terms_of(kind, value)}
    tell_caches([(WORDS, "")])
    Term.objects.filter(profile_id__in=profiles).delete()
    Term.objects.bulk_create(Term(term=word, profile_id=one) for word, one in sorted(words))


@transaction.atomic
def set_consent(  # noqa: PLR0913 - one keyword for each thing consent law asks for
    *,
    customer_id: int,
    purpose: str,
    channel: str,
    state: State,
    source: str,
    who: str,
    now: datetime,
) -> None:
    """Keep what a customer agreed to or refused. Raises NoSuchCustomer."""
    if not Profile.objects.filter(pk=customer_id, erased_at=None).exists():
        raise NoSuchCustomer(f"there is no customer {customer_id}")
    old = Consent.objects.filter(profile_id=customer_id, purpose=purpose, channel=channel).first()
    Consent.objects.update_or_create(
        profile_id=customer_id,
        purpose=purpose,
        channel=channel,
        defaults={"state": state, "source": source, "who": who, "at": now},
    )
    audit.record(
        who=who,
        act="consent set",
        subject=f"customer:{customer_id}",
        before={"state": old.state} if old else None,
        after={"purpose": purpose, "channel": channel, "state": state},
        now=now,
    )


@transaction.atomic
def set_consents(
    *,
    customer_id: int,
    consents: Iterable[tuple[str, str, State]],
    source: str,
    who: str,
    now: datetime,
) -> None:
    """Keep several (purpose, channel, state), all or none. Raises NoSuchCustomer."""
    for purpose, channel, state in consents:
        set_consent(
            customer_id=customer_id,
            purpose=purpose,
            channel=channel,
            state=state,
            source=source,
            who=who,
            now=now,
        )
