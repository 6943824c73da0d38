"""Who is to be asked is asked or passed over: one decision after the other, each with its reason."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db import DatabaseError, transaction

from hamdel.channels.public import CanNotSend, DeliveryFacts, awake_at, send_message
from hamdel.customers.public import CustomerFacts, customer_facts
from hamdel.surveys.public import (
    NotAsked,
    SurveyFacts,
    ToInvite,
    invite,
    surveys_by_id,
    token_of_invitation,
)
from hamdel.surveys.public import Refused as SurveyRefuses

from ..models import Ask, Rule
from ..queries.reaching import Reach, Sender, senders
from ..queries.standing import AT_HAND, Standing, in_segment, limits, standing_of
from ..rules.guard import Verdict, verdict
from ..settings import PURPOSE
from .turn import take_turn
from .writing import Written, language_for, write

BATCH: Final = 50
TRIES: Final = 5
VALID: Final = timedelta(days=60)  # how long a personal link leads to its survey
_REASONS: Final = {"consent": "consent", "held": "held", "frequency": "too_soon"}
log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What decisions of one turn share: the surveys, the ways to send, the time."""

    surveys: dict[int, SurveyFacts]
    sending: tuple[Sender, ...]
    now: datetime


def decide_due(*, now: datetime, limit: int = BATCH) -> int:
    """Decide of those who are to be asked by now; returns of how many."""
    rows = Ask.objects.filter(state="waiting", due_at__lte=now).order_by("due_at", "pk")
    return decide_these(list(rows.values_list("pk", flat=True)[:limit]), now=now)


def decide_these(ids: list[int], *, now: datetime) -> int:
    """Decide of some asks that wait; returns of how many. Those decided meanwhile stay as they are."""
    if not ids:
        return 0
    with transaction.atomic():
        take_turn()
        rows = Ask.objects.select_related("rule").filter(pk__in=ids, state="waiting")
        waiting = list(rows.order_by("due_at", "pk"))
        scene = Scene(
            surveys=surveys_by_id({row.survey_id for row in waiting}), sending=senders(), now=now
        )
        for row in waiting:
            _try(row, scene)
        return len(waiting)


def _try(row: Ask, scene: Scene) -> None:
    """One decision, alone: what fails is tried again later, and told at last."""
    try:
        with transaction.atomic():
            decide(row, scene)
    except DatabaseError:
        raise
    except Exception as error:
        log.exception("ask failed", ask=row.pk, error=type(error).__name__)
        row.refresh_from_db()
        row.tries += 1
        row.due_at = scene.now + timedelta(minutes=5) * row.tries
        if row.tries >= TRIES:
            skip(row, "failed", now=scene.now)
        row.save()


def decide(row: Ask, scene: Scene) -> None:
    """Ask somebody or pass them over. The caller holds the turn."""
    now = scene.now
    survey = scene.surveys.get(row.survey_id)
    facts = customer_facts(row.profile_id)
    if row.rule is not None and (not row.rule.enabled or row.rule.removed_at is not None):
        skip(row, "off", now=now)
    elif row.rule is not None and not in_segment(_segment_of(row.rule), row.profile_id):
        skip(row, "segment", now=now)
    elif survey is None or survey.state != "open" or facts is None:
        skip(row, "closed", now=now)
    else:
        _decide_of(row, survey, facts, scene)
    row.save()


def _segment_of(rule: Rule) -> int | None:
    """The segment somebody has to be in; members of a rule's own segment were just found there."""
    return None if rule.when == "segment" else rule.segment_id


def _decide_of(row: Ask, survey: SurveyFacts, facts: CustomerFacts, scene: Scene) -> None:
    standing = standing_of(facts, way=row.way, sending=scene.sending, now=scene.now)
    told = judged(standing, way=row.way, now=scene.now)
    if told.reason == "quiet" and row.way not in AT_HAND and told.until is not None:
        row.due_at, row.until = told.until, told.until  # it waits, and is judged again then
        row.reason = "quiet"
    elif not told.asks:
        skip(row, told.reason, detail=told.detail, until=told.until, now=scene.now)
    else:
        _ask(row, survey, facts, standing.reach, scene.now)


def judged(standing: Standing, *, way: str, now: datetime) -> Verdict:
    """What the guard says of somebody now; a personal link that is only made wakes nobody."""
    awake = now if way == "link" else awake_at(now)
    return verdict(standing.person, limits(), at=now, awake_at=awake)


def _ask(
    row: Ask, survey: SurveyFacts, facts: CustomerFacts, reach: Reach | None, now: datetime
) -> None:
    row.channel = row.way if reach is None else reach.kind
    try:
        with transaction.atomic():
            made = invite(_invitation(row, survey, facts, now), now=now)
            row.invitation_id, row.asked_at = made.id, now
            if reach is not None:
                _send(row, survey, facts, reach, made.path, now)
    except CanNotSend as refused:
        row.invitation_id, row.asked_at = None, None
        skip(row, _REASONS.get(refused.reason, "unreachable"), now=now)
    except (NotAsked, SurveyRefuses):
        row.invitation_id, row.asked_at = None, None
        skip(row, "closed", now=now)
    else:
        row.state, row.reason, row.detail, row.until = "asked", "", "", None
        row.decided_at = now
        row.remind_at = _reminder_at(row, now) if reach is not None else None


def _invitation(row: Ask, survey: SurveyFacts, facts: CustomerFacts, now: datetime) -> ToInvite:
    return ToInvite(
        survey_id=survey.id,
        profile_id=row.profile_id,
        channel=row.channel,
        key=f"ask:{row.pk}",
        touchpoint=str(row.cause.get("touchpoint") or survey.touchpoint),
        stage=str(row.cause.get("stage") or survey.stage),
        language=language_for(facts, survey),
        expires_at=now + VALID,
        why={"rule": row.rule.name} if row.rule is not None else {"by": row.by},
    )


def _send(
    row: Ask, survey: SurveyFacts, facts: CustomerFacts, reach: Reach, path: str, now: datetime
) -> None:
    said = write(reach.kind, survey=survey, facts=facts, path=path, own_text=text_of(row))
    sent = send_said(row, said, facts, reach, key=f"ask:{row.pk}", now=now)
    row.delivery_id = sent.id
    row.asked_at = max(now, sent.due_at)


def send_said(
    row: Ask, said: Written, facts: CustomerFacts, reach: Reach, *, key: str, now: datetime
) -> DeliveryFacts:
    """Have a message of an ask sent through the channels' door. Raises CanNotSend."""
    return send_message(
        account_id=reach.account_id,
        key=key,
        recipient=reach.recipient,
        profile_id=row.profile_id,
        text=said.text,
        purpose=PURPOSE,
        automatic=True,
        now=now,
        html=said.html,
        subject=said.subject,
        name=facts.called,
    )


def text_of(row: Ask) -> str:
    """The words of who set it up; "" for the product's own."""
    return row.rule.text if row.rule is not None else str(row.cause.get("text") or "")


def _reminder_at(row: Ask, now: datetime) -> datetime | None:
    days = (
        row.rule.remind_after_days if row.rule is not None else int(row.cause.get("remind") or 0)
    )
    return (row.asked_at or now) + timedelta(days=days) if days > 0 else None


def skip(
    row: Ask, reason: str, *, now: datetime, detail: str = "", until: datetime | None = None
) -> None:
    """Pass somebody over, with the reason; the caller saves the row."""
    row.state, row.reason, row.detail, row.until = "skipped", reason, detail[:40], until
    row.decided_at, row.remind_at = now, None


def path_of(row: Ask) -> str:
    """The address of somebody's survey; "" for who was not asked."""
    token = None if row.invitation_id is None else token_of_invitation(row.invitation_id)
    return "" if token is None else f"/s/{token}"
