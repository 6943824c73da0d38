"""By which ways somebody can be asked: where an account sends and their address is vouched for."""

from dataclasses import dataclass

from hamdel.channels.public import accounts, kind_of, may_send
from hamdel.customers.public import CustomerFacts
from hamdel.platform import options
from hamdel.surveys.public import ResponseFacts, invitation

from ..settings import ALL_WAYS, PURPOSE, WAYS

ANY: str = "*"


@dataclass(frozen=True, kw_only=True)
class Reach:
    """One way to somebody, and whether they agreed to be asked there."""

    kind: str
    account_id: int
    recipient: str
    consented: bool


@dataclass(frozen=True, kw_only=True)
class Sender:
    """A kind of channel that can send now: its account, and the identifier by which it reaches people."""

    kind: str
    account_id: int
    reaches: str


def senders() -> tuple[Sender, ...]:
    """The kinds of channel by which may be asked, in the order that was set."""
    found = []
    for name in ways_in_order():
        kind = kind_of(name)
        account = next((one for one in accounts(kind=name) if may_send(one)), None)
        if kind is not None and account is not None:
            found.append(Sender(kind=name, account_id=account.id, reaches=kind.reaches))
    return tuple(found)


def ways_in_order() -> tuple[str, ...]:
    """The ways of messages, the one that is tried first at the beginning."""
    said = [one.strip() for one in str(options.get(WAYS)).split(",")]
    return tuple(dict.fromkeys(one for one in said if one in ALL_WAYS)) or ALL_WAYS


def reaches_of(facts: CustomerFacts, sending: tuple[Sender, ...]) -> tuple[Reach, ...]:
    """The ways to a customer; only identifiers that somebody vouched for are written to."""
    states = {one.channel: one.state for one in facts.consents if one.purpose == PURPOSE}
    found = []
    for one in sending:
        address = next(
            (
                known.value
                for known in facts.identifiers
                if known.kind == one.reaches and known.verified
            ),
            "",
        )
        if address:
            state = states.get(one.kind, states.get(ANY, ""))
            found.append(
                Reach(
                    kind=one.kind,
                    account_id=one.account_id,
                    recipient=address,
                    consented=state == "granted",
                )
            )
    return tuple(found)


def way_back(
    facts: CustomerFacts, response: ResponseFacts, sending: tuple[Sender, ...]
) -> Reach | None:
    """By what to write to somebody about their answer: as they were asked, else by what works; None for nothing."""
    asked = None if response.invitation_id is None else invitation(response.invitation_id)
    reaches = reaches_of(facts, sending)
    same = (one for one in reaches if asked is not None and one.kind == asked.channel)
    return next(same, None) or next(iter(reaches), None)


def refuses(facts: CustomerFacts, channel: str) -> bool:
    """Whether somebody said that they want no surveys on a channel, or on none at all."""
    states = {one.channel: one.state for one in facts.consents if one.purpose == PURPOSE}
    return states.get(channel, states.get(ANY, "")) == "refused"
