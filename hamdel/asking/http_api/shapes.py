"""Bodies and answers of asking."""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from django.conf import settings
from msgspec import UNSET, UnsetType

from hamdel.platform.api import Answer, Body, PageQuery, id_or_null
from hamdel.platform.instants import rfc3339

from ..contracts import AskFacts, HeldFacts, IncentiveFacts, RuleFacts

Id = Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
Channel = Literal["best", "email", "sms", "telegram", "bale", "link"]
SentChannel = Literal["best", "email", "sms", "telegram", "bale"]
When = Literal["interaction", "case_closed", "conversation_closed", "purchase", "segment", "page"]
IdentifierKind = Literal[
    "phone", "email", "user_id", "anonymous_id", "telegram", "bale", "crm_id", "national_id"
]
Word = Annotated[str, msgspec.Meta(max_length=100)]
Days = Annotated[int, msgspec.Meta(ge=0, le=60)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
Text = Annotated[str, msgspec.Meta(max_length=1_000)]


class IdentifierIn(Body):
    """One identifier of a person, in any written form."""

    kind: IdentifierKind
    value: Annotated[str, msgspec.Meta(min_length=1, max_length=320)]


class InviteIn(Body):
    """Whom to ask: some customers, one person by identifiers, or the members of a segment.

    `channel`: `best` is the first that works; `link` gives a personal link and sends nothing. `text`
    may name `{name}`, `{question}`, `{link}`. `remind_after_days` 0: no reminder.
    """

    customer_id: Id | None = None
    customer_ids: Annotated[list[Id], msgspec.Meta(max_length=200)] = []
    identifiers: Annotated[list[IdentifierIn], msgspec.Meta(max_length=20)] = []
    segment_id: Id | None = None
    channel: Channel = "best"
    text: Text = ""
    remind_after_days: Days = 3
    idempotency: Annotated[str, msgspec.Meta(min_length=1, max_length=90)] | None = None


class AskOut(Answer):
    """What was decided of one person. `state`: waiting, asked, skipped; `answer`: how it went on.

    `until`: when it may be different. `url`: their personal link, told where it was made just now.
    """

    id: str
    customer_id: str
    survey_id: str
    rule_id: str | None
    channel: str
    state: str
    reason: str
    detail: str
    until: str | None
    by: str
    at: str
    asked_at: str | None
    reminded_at: str | None
    invitation_id: str | None
    answer: str
    url: str | None = None


class InvitedOut(Answer):
    """What became of an invitation by hand; of a segment's members the decisions follow behind."""

    asked: int
    skipped: int
    waiting: int
    items: list[AskOut]


class AsksQuery(PageQuery):
    """Which asks."""

    state: Literal["waiting", "asked", "skipped"] | None = None
    reason: Annotated[str, msgspec.Meta(max_length=12)] | None = None
    survey_id: Id | None = None
    rule_id: Id | None = None
    customer_id: Id | None = None


class MayAskQuery(Body):
    """Of whom: `customer_id`, or `identifier` as `kind:value`."""

    customer_id: Id | None = None
    identifier: Annotated[str, msgspec.Meta(max_length=340)] | None = None
    way: Literal["best", "email", "sms", "telegram", "bale", "link", "phone", "web"] = "best"


class MayAskOut(Answer):
    """What the guard says now; nothing was decided or noted."""

    ask: bool
    reason: str
    detail: str
    until: str | None


class HeldOut(Answer):
    """Somebody whom nothing is asked or offered now."""

    customer_id: str
    name: str
    reasons: list[str]


class AllHeldOut(Answer):
    """All of them, of each reason the newest 500."""

    items: list[HeldOut]


class PageIn(Body):
    """When a page asks; all that is said has to hold. `scroll` of hundred, `leaving` by the top."""

    path: Annotated[str, msgspec.Meta(max_length=300)] = ""
    action: Word = ""
    seconds: Annotated[int, msgspec.Meta(ge=0, le=3_600)] = 0
    scroll: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0
    leaving: bool = False


class TriggerIn(Body):
    """What a rule waits for; empty means any. `share` of hundred people; `every_days` of a segment."""

    action: Word = ""
    touchpoint: Word = ""
    stage: Word = ""
    channel: Word = ""
    outcome: Literal["", "success", "failure", "abandoned"] = ""
    delay_minutes: Annotated[int, msgspec.Meta(ge=0, le=527_040)] = 0
    share: Annotated[int, msgspec.Meta(ge=1, le=100)] = 100
    every_days: Annotated[int, msgspec.Meta(ge=1, le=730)] = 90
    page: PageIn | None = None


class RuleIn(Body):
    """A rule that asks a survey by itself."""

    name: Name
    survey_id: Id
    when: When
    channel: SentChannel = "best"
    trigger: TriggerIn = msgspec.field(default_factory=TriggerIn)
    segment_id: Id | None = None
    text: Text = ""
    remind_after_days: Days = 3
    enabled: bool = True


class RuleChangeIn(Body):
    """What is to change; what is not named stays."""

    name: Name | UnsetType = UNSET
    survey_id: Id | UnsetType = UNSET
    when: When | UnsetType = UNSET
    channel: SentChannel | UnsetType = UNSET
    trigger: TriggerIn | UnsetType = UNSET
    segment_id: Id | UnsetType | None = UNSET
    text: Text | UnsetType = UNSET
    remind_after_days: Days | UnsetType = UNSET
    enabled: bool | UnsetType = UNSET


class RuleOut(Answer):
    """A rule, with how many people it asked and passed over."""

    id: str
    name: str
    survey_id: str
    survey: str
    when: str
    channel: str
    trigger: dict[str, Any]
    segment_id: str | None
    text: str
    remind_after_days: int
    enabled: bool
    enabled_at: str
    made_by: str
    asked: int
    skipped: int


class RulesOut(Answer):
    """Every rule, the newest first."""

    items: list[RuleOut]


class IncentiveIn(Body):
    """What is given for an answer. Of a draw: `prize`, `winners`, `public_value_is`."""

    survey_id: Id
    kind: Literal["codes", "draw"]
    name: Name
    text: Annotated[str, msgspec.Meta(max_length=500)] = ""
    only_invited: bool = True
    ends_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    prize: Annotated[str, msgspec.Meta(max_length=200)] = ""
    winners: Annotated[int, msgspec.Meta(ge=1, le=1_000)] = 1
    public_value_is: Annotated[str, msgspec.Meta(max_length=300)] = ""


class CodesIn(Body):
    """Codes to take in, or how many to make."""

    codes: Annotated[list[Annotated[str, msgspec.Meta(min_length=1, max_length=60)]],
                     msgspec.Meta(max_length=10_000)] = []  # fmt: skip
    count: Annotated[int, msgspec.Meta(ge=1, le=100_000)] | None = None
    prefix: Annotated[str, msgspec.Meta(max_length=12)] = ""


class CodesOut(Answer):
    """How many codes came in; those that were there already did not."""

    added: int


class DrawIn(Body):
    """The public value that was announced, where one was."""

    public_value: Annotated[str, msgspec.Meta(max_length=200)] = ""


class IncentiveOut(Answer):
    """What is given for answers. `draw`: as it is published, without its entrants."""

    id: str
    survey_id: str
    survey: str
    kind: str
    name: str
    text: str
    enabled: bool
    only_invited: bool
    ends_at: str | None
    codes: int
    given: int
    draw: dict[str, Any] | None


class IncentivesOut(Answer):
    """Every incentive, the newest first."""

    items: list[IncentiveOut]


def ask_out(facts: AskFacts, *, path: str = "") -> AskOut:
    """Show an ask."""
    return AskOut(
        id=str(facts.id),
        customer_id=str(facts.customer_id),
        survey_id=str(facts.survey_id),
        rule_id=id_or_null(facts.rule_id),
        channel=facts.channel or facts.way,
        state=facts.state,
        reason=facts.reason,
        detail=facts.detail,
        until=at_out(facts.until),
        by=facts.by,
        at=rfc3339(facts.decided_at or facts.made_at),
        asked_at=at_out(facts.asked_at),
        reminded_at=at_out(facts.reminded_at),
        invitation_id=id_or_null(facts.invitation_id),
        answer=facts.answer,
        url=f"{settings.BASE_URL}{path}" if path else None,
    )


def held_out(facts: HeldFacts) -> HeldOut:
    """Show somebody held."""
    return HeldOut(
        customer_id=str(facts.customer_id), name=facts.name, reasons=list(facts.reasons)
    )


def rule_out(facts: RuleFacts) -> RuleOut:
    """Show a rule."""
    return RuleOut(
        id=str(facts.id),
        name=facts.name,
        survey_id=str(facts.survey_id),
        survey=facts.survey,
        when=facts.when,
        channel=facts.way,
        trigger=dict(facts.trigger),
        segment_id=id_or_null(facts.segment_id),
        text=facts.text,
        remind_after_days=facts.remind_after_days,
        enabled=facts.enabled,
        enabled_at=rfc3339(facts.enabled_at),
        made_by=facts.made_by,
        asked=facts.asked,
        skipped=facts.skipped,
    )


def incentive_out(facts: IncentiveFacts) -> IncentiveOut:
    """Show an incentive."""
    draw = facts.draw
    return IncentiveOut(
        id=str(facts.id),
        survey_id=str(facts.survey_id),
        survey=facts.survey,
        kind=facts.kind,
        name=facts.name,
        text=facts.text,
        enabled=facts.enabled,
        only_invited=facts.only_invited,
        ends_at=at_out(facts.ends_at),
        codes=facts.codes,
        given=facts.given,
        draw=None
        if draw is None
        else {
            "url": f"{settings.BASE_URL}/draws/{draw.token}",
            "prize": draw.prize,
            "winners": draw.winners,
            "state": draw.state,
            "entrants": draw.entrants,
            "commitment": draw.commitment,
            "tell_at": at_out(draw.tell_at),
            "told_at": at_out(draw.told_at),
        },
    )


def at_out(instant: datetime | None) -> str | None:
    """An instant, or null."""
    return None if instant is None else rfc3339(instant)
