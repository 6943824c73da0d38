"""What people who serve customers say of them: attributes, identifiers, consents."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

from django.db import transaction

from hamdel.platform import audit
from hamdel.platform.instants import to_micros
from hamdel.platform.rawdb import of_django

from ..contracts import Claim, Named
from ..models import Attribute, Consent, Profile
from ..queries.finding import profiles_of
from ..recognizer import Recognizer
from ..saying import attributes_of
from .merging import NoSuchCustomer

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
    profiles = profiles_of(customer_id)
    if not profiles:
        raise NoSuchCustomer(f"there is no customer {customer_id}")
    gone = [name for name, value in attributes.items() if value is None]
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
    # Names only: the trail must not become a second place of personal data.
    audit.record(
        who=who,
        act="customer corrected",
        subject=f"customer:{customer_id}",
        before=None,
        after={"attributes": sorted(attributes)},
        now=now,
    )


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
