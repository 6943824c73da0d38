"""Somebody who is there is asked at once: on a page they read, or in a call they hold."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from hamdel.customers.public import customer_facts
from hamdel.surveys.public import surveys_by_id

from ..contracts import AskFacts, RuleFacts, ToAsk
from ..models import Ask
from ..queries.asks import ask
from ..queries.rules import on_page
from ..queries.standing import in_segment, standing_of
from ..rules.firing import drawn
from ..rules.guard import ASKS, Verdict
from ..rules.page_rules import on_path, read_page_rule
from .deciding import Scene, decide, judged
from .turn import take_turn

QUIETLY: Final = 24 * 3600  # seconds for which a page need not ask again, where nobody says when


@dataclass(frozen=True, kw_only=True)
class OnPage:
    """What became of a rule that fired on a page: the ask, or for how many seconds not to try again."""

    ask: AskFacts | None
    wait: int = QUIETLY


def may_ask(customer_id: int, *, way: str, now: datetime) -> Verdict:
    """What the guard would say of somebody now; nothing is decided or noted."""
    facts = customer_facts(customer_id)
    if facts is None:
        return Verdict(reason="unreachable")
    return judged(standing_of(facts, way=way, sending=(), now=now), way=way, now=now)


@transaction.atomic
def ask_at_hand(wanted: ToAsk, *, by: str, now: datetime) -> AskFacts | None:
    """Decide of somebody who is there now; the same key again is the same ask. None: nobody is there."""
    take_turn()
    known = Ask.objects.filter(key=wanted.key).first()
    row = known or Ask(
        key=wanted.key,
        profile_id=wanted.profile_id,
        survey_id=wanted.survey_id,
        rule_id=wanted.rule_id,
        cause=dict(wanted.cause),
        way=wanted.way,
        by=by[:200],
        made_at=now,
        due_at=now,
    )
    if known is None:
        row.save(force_insert=True)
        decide(row, Scene(surveys=surveys_by_id([row.survey_id]), sending=(), now=now))
    return ask(row.pk)


def ask_on_page(*, rule_id: int, profile_id: int, path: str, now: datetime) -> OnPage:
    """Ask somebody what a rule asks on a page, if it is for them and the guard lets it.

    Of those passed over one row a day and rule is kept: pages try again and again.
    """
    rule = next((one for one in on_page() if one.id == rule_id), None)
    facts = customer_facts(profile_id)
    if rule is None or facts is None:
        return OnPage(ask=None)
    if not on_path(read_page_rule(rule.trigger.get("page") or {}), path):
        return OnPage(ask=None, wait=0)
    if not _is_meant(rule, facts.id):
        return OnPage(ask=None)
    told = may_ask(facts.id, way="web", now=now)
    day = now.astimezone(ZoneInfo(settings.TIME_ZONE)).date().isoformat()
    turn = day if told != ASKS else f"{now.timestamp():.6f}"
    wanted = ToAsk(
        key=f"page:{rule.id}:{profile_id}:{turn}",
        profile_id=profile_id,
        survey_id=rule.survey_id,
        way="web",
        rule_id=rule.id,
        cause={"path": path[:300]},
    )
    made = ask_at_hand(wanted, by="rule", now=now)
    if made is None or made.state != "asked":
        return OnPage(ask=None, wait=_seconds(made, now))
    return OnPage(ask=made)


def _is_meant(rule: RuleFacts, customer_id: int) -> bool:
    """Whether a visitor is in the rule's share of people, and in its segment where it names one."""
    share = int(rule.trigger.get("share") or 100)
    return drawn(rule.id, str(customer_id), share=share) and in_segment(
        rule.segment_id, customer_id
    )


def _seconds(made: AskFacts | None, now: datetime) -> int:
    """For how long a page need not try again; it learns no more than that."""
    if made is None or made.until is None or made.until <= now:
        return QUIETLY
    return min(30 * QUIETLY, int((made.until - now).total_seconds()) + 1)
