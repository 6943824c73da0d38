"""Everything we hold of one person, for the person."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hamdel.platform import audit
from hamdel.platform.instants import rfc3339

from ..queries.links import merges_of
from ..queries.person import CustomerFacts, customer_facts
from ..queries.purchases import purchases_of
from ..rules.identifiers import shown_value
from .erasing import holders
from .merging import NoSuchCustomer


def export_customer(customer_id: int) -> dict[str, Any]:
    """Everything held of one person, by holder; what JSON can hold. Raises NoSuchCustomer."""
    facts = customer_facts(customer_id)
    if facts is None:
        raise NoSuchCustomer(f"there is no customer {customer_id}")
    held = {one.name: one.export(facts.profiles) for one in holders()}
    return {"customer": _own(facts), **held}


@transaction.atomic
def hand_out_customer(*, customer_id: int, who: str, now: datetime) -> dict[str, Any]:
    """`export_customer`, with a line in the trail of who took it. Raises NoSuchCustomer."""
    held = export_customer(customer_id)
    audit.record(
        who=who,
        act="customer exported",
        subject=f"customer:{held['customer']['id']}",
        before=None,
        after=None,
        now=now,
    )
    return held


def _own(facts: CustomerFacts) -> dict[str, Any]:
    return {
        "id": str(facts.id),
        "name": facts.name,
        "created_at": rfc3339(facts.created_at),
        "identifiers": [
            {
                "kind": one.kind,
                "value": shown_value(one.kind, one.value),
                "verified": one.verified,
                "source": one.source,
                "first_seen_at": rfc3339(one.first_seen_at),
            }
            for one in facts.identifiers
        ],
        "attributes": [
            {"name": a.name, "value": a.value, "source": a.source, "at": rfc3339(a.at)}
            for a in facts.attributes
        ],
        "consents": [
            {"purpose": c.purpose, "channel": c.channel, "state": c.state, "at": rfc3339(c.at)}
            for c in facts.consents
        ],
        "purchases": [
            {
                "order_id": p.order_id,
                "kind": p.kind,
                "state": p.state,
                "total": None if p.total is None else str(p.total),
                "currency": p.currency,
                "items": p.items,
                "due_on": p.due_on.isoformat() if p.due_on else None,
                "bought_at": rfc3339(p.bought_at),
            }
            for p in purchases_of(facts.id)
        ],
        "merges": [
            {"id": str(m.id), "source": m.source, "why": m.why, "at": rfc3339(m.at)}
            for m in merges_of(facts.profiles)
        ],
    }
