"""A case is opened."""

from datetime import datetime

from django.db import transaction

from hamdel.conversations.public import Actor, conversation
from hamdel.customers.public import customer_of, identifies, known_customer, recognize_customer
from hamdel.interactions.public import keep_log_still
from hamdel.platform.events import publish

from ..contracts import CaseTypeFacts, Refused, ToOpen
from ..events import CaseOpened
from ..models import Case
from ..rules.types import checked_values, put_together
from .checking import (
    check_parent,
    check_person,
    check_team,
    type_meant,
)
from .linking import link
from .locked import note
from .recording import record
from .wording import words_of


@transaction.atomic
def open_case(wanted: ToOpen, *, by: Actor, now: datetime) -> int:
    """Open a case, or find the one that was opened with the same key; returns its id. Raises Refused."""
    keep_log_still()
    if wanted.key is not None:
        known = Case.objects.filter(key=wanted.key).values_list("pk", flat=True).first()
        if known is not None:
            return known
    title = wanted.title.strip()
    if not title:
        raise Refused("Say what it is about.", field="title")
    check_person(wanted.owner_id)
    check_team(wanted.team_id)
    check_parent(wanted.parent_id)
    kind = type_meant(wanted.type, topic=wanted.reason_topic)
    values = put_together({}, checked_values(kind, wanted.fields))
    profile = _profile(wanted, by, now)
    customer = customer_of(profile) or profile
    row = _made(wanted, kind, profile=profile, title=title, values=values, by=by, now=now)
    link(row, customer, wanted.conversation_ids, wanted.interaction_ids)
    told = {"title": row.title, "type": kind.key, "state": row.state, "source": row.source}
    note(row.pk, "case opened", by=by, now=now, after=told)
    row.moment_id = record(row, "Case Opened", at=row.opened_at, who=by.who, now=now)
    row.save(update_fields=["moment_id"])
    publish(
        CaseOpened(
            case_id=row.pk, customer_id=customer, type=kind.key, priority=row.priority,
            owner_id=row.owner_id, team_id=row.team_id, by=by.who, at=row.opened_at,
        )
    )  # fmt: skip
    return row.pk


def _made(  # noqa: PLR0913 - what was checked before, each once
    wanted: ToOpen,
    kind: CaseTypeFacts,
    *,
    profile: int,
    title: str,
    values: dict[str, object],
    by: Actor,
    now: datetime,
) -> Case:
    row = Case(
        profile_id=profile,
        title=title[:300],
        description=wanted.description,
        type_id=kind.id,
        priority=wanted.priority or kind.priority,
        state=wanted.state or ("open" if wanted.owner_id is not None else "new"),
        owner_id=wanted.owner_id,
        team_id=wanted.team_id if wanted.team_id is not None else kind.team_id,
        channel=wanted.channel.strip().lower()[:40],
        reason=wanted.reason.strip()[:300],
        reason_kind=wanted.reason_kind[:20],
        reason_topic=wanted.reason_topic[:120],
        touchpoint=wanted.touchpoint[:60],
        fields=values,
        source=wanted.source,
        opened_by=by.who[:200],
        key=wanted.key,
        opened_at=wanted.at or now,
        changed_at=now,
        parent_id=wanted.parent_id,
        rule_id=wanted.rule_id,
    )
    row.sought = words_of(row)
    row.save()
    return row


def _profile(wanted: ToOpen, by: Actor, now: datetime) -> int:
    """Whose case it is: said by id or identifiers, or else the first conversation's customer."""
    if wanted.customer_id is not None:
        customer = known_customer(wanted.customer_id)
        if customer is None:
            raise Refused("There is no such customer.", field="customer_id")
        return customer
    if wanted.identifiers:
        for place, (kind, value) in enumerate(wanted.identifiers):
            if not identifies(kind, value):
                raise Refused(f"This is no {kind}.", field=f"identifiers[{place}].value")
        return recognize_customer(
            identifiers=wanted.identifiers,
            attributes={"name": wanted.name} if wanted.name else {},
            source=by.who,
            now=now,
        )
    found = conversation(wanted.conversation_ids[0]) if wanted.conversation_ids else None
    if found is None:
        raise Refused("Say whose case it is: customer_id or identifiers.", field="customer_id")
    return found.profile_id
