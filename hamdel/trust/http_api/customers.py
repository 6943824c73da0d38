"""Trust and effort of a customer, and what had to be repeated in a conversation."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hamdel.conversations.public import conversation
from hamdel.customers.public import known_customer, profiles_of
from hamdel.platform.api import Answer, Call, endpoint, row_id
from hamdel.platform.instants import rfc3339
from hamdel.platform.problems import Problem

from ..queries.efforts import efforts_of_customer
from ..queries.repeating import repeated_of
from ..queries.trust import trust_of

_NO_CUSTOMER = "There is no such customer."
_POINTS = 500  # of the newest that moved it


class TrustPointOut(Answer):
    """Something that moved trust: `trust` is how far it was right after, `change` by how much it moved."""

    at: str
    what: str
    change: float
    trust: float
    interaction_id: str


class TrustOut(Answer):
    """How far a customer trusts us now, 0…100, and what moved it, the oldest first."""

    trust: float
    moved: list[TrustPointOut]


class MatterOut(Answer):
    """A matter: its effort 1…7, the number of each part, and what they said themselves."""

    effort: float
    parts: dict[str, float]
    begun_at: str
    last_at: str
    told: float | None


class EffortOut(Answer):
    """The effort of the newest matter (null: they did not turn to us), and each of ninety days."""

    effort: float | None
    matters: list[MatterOut]


class RepeatedOut(Answer):
    """The had-to-repeat index: the sum of its parts. `asked_again` names what was asked for again."""

    index: int
    transfers: int
    switches: int
    asked_again: list[str]
    contacts: int


@endpoint(
    "GET",
    "/customers/{id}/trust",
    scope="read",
    answer=TrustOut,
    summary=_("How far a customer trusts us, and what moved it"),
    problems=[404],
)
def read_trust(call: Call, id: str) -> TrustOut:  # noqa: A002 - the name in the address
    """Read trust over time."""
    customer, profiles = _known(id)
    found = trust_of(customer, now=call.now, profiles=profiles)
    return TrustOut(
        trust=round(found.now, 1),
        moved=[
            TrustPointOut(
                at=rfc3339(one.at),
                what=one.what,
                change=round(one.change, 2),
                trust=round(one.trust, 2),
                interaction_id=str(one.interaction_id),
            )
            for one in found.points[-_POINTS:]
        ],
    )


@endpoint(
    "GET",
    "/customers/{id}/effort",
    scope="read",
    answer=EffortOut,
    summary=_("How much work a customer had, with its parts"),
    problems=[404],
)
def read_effort(call: Call, id: str) -> EffortOut:  # noqa: A002
    """Read the effort of each matter."""
    customer, profiles = _known(id)
    found = efforts_of_customer(customer, now=call.now, profiles=profiles)
    return EffortOut(
        effort=round(found[-1].score, 2) if found else None,
        matters=[
            MatterOut(
                effort=round(one.score, 2),
                parts=one.parts,
                begun_at=rfc3339(one.begun_at),
                last_at=rfc3339(one.last_at),
                told=one.told,
            )
            for one in found
        ],
    )


@endpoint(
    "GET",
    "/conversations/{id}/had-to-repeat",
    scope="read",
    answer=RepeatedOut,
    summary=_("What a customer had to repeat in a conversation"),
    problems=[404],
)
def read_repeated(_call: Call, id: str) -> RepeatedOut:  # noqa: A002
    """Read the had-to-repeat index."""
    talk = conversation(row_id(id))
    if talk is None:
        raise Problem(404, "There is no such conversation.")
    found = repeated_of(talk)
    return RepeatedOut(
        index=found.index,
        transfers=found.transfers,
        switches=found.switches,
        asked_again=list(found.asked),
        contacts=found.contacts,
    )


def _known(text: str) -> tuple[int, Any]:
    customer = known_customer(row_id(text))
    if customer is None:
        raise Problem(404, _NO_CUSTOMER)
    return customer, profiles_of(customer)
