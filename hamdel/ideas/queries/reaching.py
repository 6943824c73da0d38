"""By which ways people can be written to about ideas."""

from collections.abc import Mapping, Sequence
from typing import Final

from hamdel.channels.public import AccountFacts, accounts, kinds, may_send
from hamdel.customers.public import CustomerFacts

from ..contracts import PURPOSE
from ..models import Voice
from ..rules.ways import Asker, Way

_PREFERRED: Final = ("preferred_channel", "preferredChannel")
Open = Mapping[str, Sequence[AccountFacts]]


def open_accounts() -> dict[str, list[AccountFacts]]:
    """By kind of identifier, the first account of each kind that can write to it at any time."""
    found: dict[str, list[AccountFacts]] = {}
    usable = [one for one in accounts() if may_send(one)]
    for kind in kinds():
        if kind.send is None or kind.capabilities.window is not None:
            continue
        own = [one for one in usable if one.kind == kind.key]
        if kind.stands_in is not None:
            own.sort(key=kind.stands_in)
        if own and kind.reaches:
            found.setdefault(kind.reaches, []).append(own[0])
    return found


def ways_to(facts: CustomerFacts, *, heard: bool, by: Open) -> list[Way]:
    """The ways to write to a customer: to identifiers that somebody vouches for.

    `heard`: a colleague heard it from them, and vouches for whatever they wrote from.
    """
    return [
        Way(kind=account.kind, account_id=account.id, recipient=one.value)
        for one in sorted(facts.identifiers, key=lambda one: not one.verified)
        for account in by.get(one.kind, ())
        if (one.verified or heard) and not one.shared
    ]


def asker_of(facts: CustomerFacts, voices: Sequence[Voice]) -> Asker:
    """What decides about telling somebody, of their voices for an idea, oldest first."""
    said = {one.name: str(one.value) for one in facts.attributes if one.name in _PREFERRED}
    alive = [one for one in voices if one.taken_back_at is None]
    return Asker(
        wants=any(one.wants_news for one in alive),
        said=next((said[name] for name in _PREFERRED if name in said), ""),
        came=next((one.way for one in reversed(alive) if one.way), ""),
        consents={one.channel: one.state for one in facts.consents if one.purpose == PURPOSE},
    )
