"""Foreseen reasons in the words of the screen: what it is, and what to say first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from hamdel.language.bidi import isolate
from hamdel.platform.web.formats import show_ago, show_money, show_number

from .reason_sources import registered_kinds
from .rules.causes import Cause

TOPICS: Final[Mapping[str, Promise]] = {
    "Bill": pgettext_lazy("topic", "the bill"),
    "Checkout": pgettext_lazy("topic", "the purchase"),
    "Coupon": pgettext_lazy("topic", "the discount code"),
    "Deposit": pgettext_lazy("topic", "the deposit"),
    "Identity": pgettext_lazy("topic", "the identity check"),
    "Invoice": pgettext_lazy("topic", "the invoice"),
    "Login": pgettext_lazy("topic", "signing in"),
    "Onboarding": pgettext_lazy("topic", "signing up"),
    "Order": pgettext_lazy("topic", "the order"),
    "Payment": pgettext_lazy("topic", "the payment"),
    "Refund": pgettext_lazy("topic", "the refund"),
    "Renewal": pgettext_lazy("topic", "the renewal"),
    "Signup": pgettext_lazy("topic", "signing up"),
    "Subscription": pgettext_lazy("topic", "the subscription"),
    "Transfer": pgettext_lazy("topic", "the transfer"),
    "Withdrawal": pgettext_lazy("topic", "the withdrawal"),
}


# The headline and the opening of each kind of cause.
SENTENCES: Final[Mapping[str, tuple[Promise, Promise]]] = {
    "failed": (
        gettext_lazy("%(what)s failed"),
        gettext_lazy("I see that %(what)s did not work %(when)s. Is that why you turn to us?"),
    ),
    "abandoned": (
        gettext_lazy("%(what)s was left half done"),
        gettext_lazy("I see that %(what)s stopped half-way %(when)s. Can I help you finish it?"),
    ),
    "unanswered": (
        gettext_lazy("We have not answered them yet"),
        gettext_lazy(
            "You wrote to us %(when)s and have had no answer yet; I am sorry. Shall we go on from there?"
        ),
    ),
    "late": (
        gettext_lazy("%(what)s is late"),
        gettext_lazy("I see that %(what)s has not arrived yet. Is that what you ask about?"),
    ),
    "on_way": (
        gettext_lazy("%(what)s is on its way"),
        gettext_lazy("Do you ask about %(what)s that is on its way?"),
    ),
    "promise_broken": (
        gettext_lazy("A promise was not kept"),
        gettext_lazy(
            "We promised you something that was not done; I am sorry. I will look after it now."
        ),
    ),
    "promise_open": (
        gettext_lazy("A promise is open"),
        gettext_lazy("Do you ask about what we promised you %(when)s?"),
    ),
    "due": (
        gettext_lazy("%(what)s is due"),
        gettext_lazy("Do you ask about %(what)s that is due?"),
    ),
    "refund": (
        gettext_lazy("Money is on its way back"),
        gettext_lazy("Do you ask about the money that you asked back %(when)s?"),
    ),
    "unhappy": (
        gettext_lazy("They were unhappy with %(what)s"),
        gettext_lazy("I read what you wrote to us %(when)s. Tell me, and I will put it right."),
    ),
    "repeated": (
        gettext_lazy("They looked for help again and again"),
        gettext_lazy("Could you not find what you were looking for?"),
    ),
    "just": (
        gettext_lazy("%(what)s, just done"),
        gettext_lazy("Is everything right with %(what)s of %(when)s?"),
    ),
    "outage": (
        gettext_lazy("%(what)s fails for many now"),
        gettext_lazy(
            "At this moment %(what)s does not work for many, and we are at it. Is that why you turn to us?"
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """One reason, said: `headline` in a line, `facts` beside it, `opening` to begin with."""

    headline: str
    facts: tuple[str, ...]
    opening: str

    @property
    def whole(self) -> str:
        """The headline with its facts."""
        return pgettext("between parts of a reason", ", ").join((self.headline, *self.facts))


def say_reason(cause: Cause, *, now: datetime, touchpoint: str = "") -> ReasonWords:
    """Say a cause; `touchpoint` is its name, for topics that have no word of their own."""
    what = _topic(cause, touchpoint)
    headline, opening = (str(one) for one in _sentences(cause.kind))
    given = {"what": what, "when": show_ago(cause.at, now=now), "detail": isolate(cause.detail)}
    return ReasonWords(
        headline=_begun(headline % given),
        facts=tuple(_facts(cause, given["when"])),
        opening=opening % given,
    )


def _sentences(kind: str) -> tuple[Promise, Promise]:
    if kind in SENTENCES:
        return SENTENCES[kind]
    more = registered_kinds()[kind]
    return more.headline, more.opening


def name_reason(kind: str, topic: str, *, touchpoint: str = "") -> str:
    """Name a kind and topic of reasons, as reports list them; a kind that is gone by its key."""
    if kind not in SENTENCES and kind not in registered_kinds():
        return kind
    word = TOPICS.get(topic)
    what = str(word) if word is not None else isolate(touchpoint or topic)
    given = {"what": what, "when": "", "detail": ""}
    return _begun(str(_sentences(kind)[0]) % given)


def _facts(cause: Cause, when: str) -> list[str]:
    found = []
    if cause.amount_irr:
        found.append(show_money(cause.amount_irr))
    if cause.detail:
        found.append(isolate(cause.detail))
    if cause.times > 1:
        times = ngettext("%(n)s time", "%(n)s times", cause.times)
        found.append(times % {"n": show_number(cause.times)})
    if cause.widespread:
        people = ngettext(
            "%(n)s person in the last hour", "%(n)s people in the last hour", cause.widespread
        )
        found.append(people % {"n": show_number(cause.widespread)})
    return [*found, when]


def _topic(cause: Cause, touchpoint: str) -> str:
    word = TOPICS.get(cause.topic)
    return str(word) if word is not None else isolate(touchpoint or cause.topic)


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
