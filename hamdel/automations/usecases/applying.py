"""Rules are applied to what happened: in their order, each once, with a word on why."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Q
from django.utils import translation

from hamdel.conversations.public import Actor, as_one_deed
from hamdel.interactions.public import keep_log_still
from hamdel.platform.traces import where_it_failed

from ..models import Application, Occasion, Rule
from ..queries.scenes import Subject, scene_of, subject_of
from ..rules.scenes import holding, holds
from ..rules.shapes import read_actions, read_condition, written
from ..rules.triggers import TRIGGERS, WHO
from .doing import Doing, do

TRIES: Final = 5
DAY: Final = timedelta(days=1)
_AWAY: Final = (OperationalError, InterfaceError)
log = structlog.get_logger(__name__)


def waiting_occasions(*, now: datetime, limit: int) -> list[int]:
    """The occasions that no rule has looked at yet, the first noted first."""
    rows = Occasion.objects.filter(Q(try_at=None) | Q(try_at__lte=now), state="waiting")
    return list(rows.order_by("pk").values_list("pk", flat=True)[:limit])


@transaction.atomic
def apply_to(occasion_ids: Sequence[int], *, now: datetime) -> None:
    """Apply the rules to some occasions. What fails is tried again later, five times in all."""
    keep_log_still()  # what is done is told to the log: the log before anything else, as everywhere
    rows = Occasion.objects.select_for_update().filter(pk__in=occasion_ids, state="waiting")
    for row in rows.order_by("pk"):
        try:
            with transaction.atomic(), translation.override(settings.LANGUAGE_CODE):
                _apply(row, now)
        except _AWAY:
            raise
        except Exception as error:
            log.exception("automation failed", occasion=row.key)
            _put_off(row, error, now)
        else:
            row.state, row.error = "done", ""
            row.save(update_fields=["state", "error"])


def _apply(occasion: Occasion, now: datetime) -> None:
    for rule in _rules_for(occasion):
        # Read anew for each: the one before may have changed what this one looks at.
        subject = subject_of(
            conversation_id=occasion.conversation_id,
            case_id=occasion.case_id,
            message_id=occasion.message_id,
        )
        if subject is None:
            return
        if _applied(rule, occasion, subject, now) and rule.last:
            return


def _rules_for(occasion: Occasion) -> list[Rule]:
    rows = Rule.objects.filter(event=occasion.event, enabled=True, removed_at=None)
    if occasion.rule_id is not None:
        rows = rows.filter(pk=occasion.rule_id)
    return list(rows.order_by("position", "pk"))


def _applied(rule: Rule, occasion: Occasion, subject: Subject, now: datetime) -> bool:
    """Apply one rule where its conditions hold; whether they did."""
    condition = read_condition(rule.conditions)
    scene = scene_of(subject, [condition], now=now)
    if not holds(condition, scene):
        return False
    row, made = Application.objects.get_or_create(
        rule=rule,
        occasion=occasion,
        defaults={
            "version": rule.version,
            "event": occasion.event,
            "conversation_id": subject.conversation.id if subject.conversation else None,
            "case_id": subject.case.id if subject.case else None,
            "profile_id": subject.profile_id,
            "at": now,
            "because": written(holding(condition, scene)),
        },
    )
    if not made:
        return True
    if _often_enough(rule, row, now):
        row.state = "guarded"
    else:
        _do_all(rule, row, occasion, now)
    row.save(update_fields=["state", "did", "deed_id"])
    return True


def _often_enough(rule: Rule, row: Application, now: datetime) -> bool:
    same = Application.objects.filter(rule=rule, state="done", at__gt=now - DAY)
    if row.case_id is not None:
        same = same.filter(case_id=row.case_id)
    else:
        same = same.filter(conversation_id=row.conversation_id)
    return same.exclude(pk=row.pk).count() >= rule.per_day


def _do_all(rule: Rule, row: Application, occasion: Occasion, now: datetime) -> None:
    """Do the actions; what they change of the conversation is one deed, so that it is undone as one."""
    by = actor_of(rule.name)
    if row.conversation_id is None:
        row.did = _did(rule, row, occasion, by, now)
        return
    with as_one_deed(row.conversation_id, by=by, now=now) as deed:
        row.did = _did(rule, row, occasion, by, now)
    row.deed_id = deed.id


def _did(
    rule: Rule, row: Application, occasion: Occasion, by: Actor, now: datetime
) -> list[object]:
    did: list[object] = []
    for at, action in enumerate(read_actions(rule.actions)):
        subject = subject_of(
            conversation_id=row.conversation_id,
            case_id=row.case_id,
            message_id=occasion.message_id,
        )
        if subject is None:
            break
        doing = Doing(
            subject=subject,
            by=by,
            now=now,
            key=f"automation:{row.pk}:{at}",
            prompt=TRIGGERS[occasion.event].says,  # type: ignore[index]
        )
        did.append(do(action, doing))
    return did


def actor_of(name: str) -> Actor:
    """As whom a rule acts: the trail names it."""
    return Actor(who=f"{WHO}{name}"[:150], name=name[:150])


def _put_off(row: Occasion, error: Exception, now: datetime) -> None:
    row.tries += 1
    row.error = where_it_failed(error)
    row.state = "failed" if row.tries >= TRIES else "waiting"
    row.try_at = now + timedelta(seconds=15 * 2**row.tries)
    row.save(update_fields=["tries", "error", "state", "try_at"])
