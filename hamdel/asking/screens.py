"""What the screens of asking draw."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from hamdel.customers.public import customer_names

from .contracts import AskFacts, RuleFacts
from .queries.asks import Counted
from .words import ANSWERS, HOLDS, REASONS, STATES, WAYS, WHENS

TONES: Final = {"asked": "positive", "waiting": "outline", "skipped": "warning"}


@dataclass(frozen=True, slots=True)
class AskRow:
    """One decision on a screen."""

    facts: AskFacts
    name: str
    state: str
    tone: str
    reason: str
    way: str
    answer: str


@dataclass(frozen=True, slots=True)
class RuleCard:
    """One rule on a screen."""

    facts: RuleFacts
    when: str
    way: str


def ask_rows(found: Iterable[AskFacts]) -> list[AskRow]:
    """Decisions in words."""
    asks = list(found)
    names = customer_names([one.customer_id for one in asks])
    return [
        AskRow(
            facts=one,
            name=names.get(one.customer_id, ""),
            state=str(STATES.get(one.state, one.state)),
            tone=TONES.get(one.state, "outline"),
            reason=reason_said(one.reason, one.detail),
            way=str(WAYS.get(one.channel or one.way, one.way)),
            answer=str(ANSWERS.get(one.answer, "")),
        )
        for one in asks
    ]


def reason_said(reason: str, detail: str = "") -> str:
    """A reason in words; of what is open, what that is."""
    told = HOLDS.get(detail) if reason == "held" else None
    return str(told or REASONS.get(reason, reason))


def rule_cards(found: Iterable[RuleFacts]) -> list[RuleCard]:
    """Rules in words."""
    return [
        RuleCard(one, _when(one.when, one.trigger), str(WAYS.get(one.way, one.way)))
        for one in found
    ]


def _when(when: str, trigger: Mapping[str, Any]) -> str:
    page = trigger.get("page") or {}
    said = [str(trigger[name]) for name in ("action", "touchpoint", "stage") if trigger.get(name)]
    said += [str(page[name]) for name in ("path", "action") if page.get(name)]
    return " · ".join([str(WHENS.get(when, when)), *said])


def tabs(current: str, *, leads: bool) -> list[dict[str, Any]]:
    """The screens of asking, one beside the other."""
    names = {
        "rules": _("Rules"),
        "decisions": _("Asked and passed over"),
        "held": _("Who is held"),
        "by_hand": _("Ask by hand"),
        "gifts": _("Gifts"),
    }
    return [
        {"label": label, "url": reverse(f"asking:{key}"), "current": key == current}
        for key, label in names.items()
        if leads or key != "by_hand"
    ]


def shares(found: Iterable[Counted]) -> list[tuple[str, str, int]]:
    """Why people were passed over, the commonest first: (key, words, how many)."""
    sums: Counter[str] = Counter()
    for one in found:
        if one.state == "skipped":
            sums[one.reason] += one.number
    return [(key, reason_said(key), number) for key, number in sums.most_common()]
