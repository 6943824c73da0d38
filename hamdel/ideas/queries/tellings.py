"""Who was told of an idea, when and how; who could not be and why; and who would be told now."""

from collections import Counter, defaultdict
from typing import Final

from hamdel.channels.public import deliveries, held_back
from hamdel.customers.public import CustomerFacts, customer_names, customers_of, facts_of

from ..contracts import ToldFacts, WouldRow, WouldTell
from ..models import Telling, Voice
from ..rules.ways import verdict
from .reaching import Open, asker_of, open_accounts, ways_to

MOST: Final = 1_000  # people for whom is looked up how they would be told


def told_of(root_id: int, *, limit: int = 100, after: int = 0) -> list[ToldFacts]:
    """The tellings of an idea and of what was joined to it, by id."""
    rows = list(Telling.objects.filter(idea__root=root_id, pk__gt=after).order_by("pk")[:limit])
    customers = customers_of([row.profile_id for row in rows])
    names = customer_names(list(set(customers.values())))
    sent = deliveries([row.delivery_id for row in rows if row.delivery_id is not None])
    found = []
    for row in rows:
        customer = customers.get(row.profile_id, 0)
        delivery = None if row.delivery_id is None else sent.get(row.delivery_id)
        dropped = (
            row.outcome == "passed" and delivery is not None and delivery.state == "cancelled"
        )
        found.append(
            ToldFacts(
                id=row.pk,
                customer_id=customer,
                name=names.get(customer, ""),
                idea_id=row.idea_id,
                state=row.state,
                outcome="opted_out" if dropped else row.outcome,
                kind=row.kind,
                recipient=row.recipient,
                due_at=row.due_at if delivery is None else delivery.due_at,
                told_at=row.told_at,
                problem=row.problem,
            )
        )
    return found


def count_told(root_id: int) -> dict[str, int]:
    """Of each outcome how many tellings there are ("": they wait)."""
    rows = Telling.objects.filter(idea__root=root_id)
    return dict(Counter(rows.values_list("outcome", flat=True)))


def would_tell(root_id: int, *, rows: int = 50) -> WouldTell:
    """Whom telling would reach now, and by which way, or why not; nothing is sent or written.

    Looked up for the first `MOST` people.
    """
    of_person = _voices_of(root_id)
    customers = list(of_person)[:MOST]
    facts, by, held = facts_of(customers), open_accounts(), held_back(customers)
    found = [
        _would(facts[one], of_person[one], by, held=bool(held.get(one)))
        for one in customers
        if one in facts
    ]
    counts = Counter(one.why or one.kind for one in found)
    told = sum(1 for one in found if not one.why or one.why == "held")
    return WouldTell(rows=tuple(found[:rows]), told=told, counts=dict(counts))


def _voices_of(root_id: int) -> dict[int, list[Voice]]:
    rows = Voice.objects.filter(idea__root=root_id).select_related("profile", "telling")
    found: dict[int, list[Voice]] = defaultdict(list)
    for row in rows.order_by("at", "pk"):
        found[row.profile.customer_id].append(row)
    return {one: mine for one, mine in found.items() if any(v.taken_back_at is None for v in mine)}


def _would(facts: CustomerFacts, voices: list[Voice], by: Open, *, held: bool) -> WouldRow:
    told = [one for one in voices if one.telling is not None and _is_told(one.telling)]
    heard = any(one.how == "team" for one in voices)
    why, ways = verdict(asker_of(facts, voices), ways_to(facts, heard=heard, by=by))
    reason: str = "told" if told else why or ("held" if held else "")
    return WouldRow(
        customer_id=facts.id,
        profile_id=voices[0].profile_id,
        name=facts.name,
        kind=ways[0].kind if ways and not told else "",
        recipient=ways[0].recipient if ways and not told else "",
        why=reason,
    )


def _is_told(telling: Telling) -> bool:
    return telling.outcome in {"passed", "sent", "unknown"}
