"""Bodies and answers of cases."""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from hamdel.platform.api import Answer, Body, PageQuery
from hamdel.platform.instants import rfc3339

from ..contracts import CaseFacts, CaseTypeFacts, LiveState, Outcome, Priority, State

IdentifierKind = Literal[
    "phone", "email", "user_id", "anonymous_id", "telegram", "bale", "crm_id", "national_id"
]
Title = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
Reason = Annotated[str, msgspec.Meta(max_length=300)]
Text = Annotated[str, msgspec.Meta(max_length=20_000)]
Who = Annotated[str, msgspec.Meta(min_length=1, max_length=254)]
Word = Annotated[str, msgspec.Meta(max_length=80)]
Ids = Annotated[list[str], msgspec.Meta(max_length=100)]
Fields = Annotated[dict[str, Any], msgspec.Meta(max_length=100)]


class IdentifierIn(Body):
    """One identifier, in any written form."""

    kind: IdentifierKind
    value: Annotated[str, msgspec.Meta(min_length=1, max_length=320)]


class CaseIn(Body):
    """A case to open. The customer by `customer_id`, `identifiers`, or as the first conversation's.

    `type` is a type's key or name (`GET /case-types`), a question's unless said. `owner` is an id, an
    e-mail or "me"; `team` an id or a name. `fields` are by the type's keys: money in rial, dates ISO.
    """

    title: Title
    customer_id: str | None = None
    identifiers: Annotated[list[IdentifierIn], msgspec.Meta(max_length=20)] = []
    name: Annotated[str, msgspec.Meta(max_length=150)] = ""
    type: Word | None = None
    priority: Priority | None = None
    state: LiveState | None = None
    description: Text = ""
    owner: Who | None = None
    team: Who | None = None
    channel: Annotated[str, msgspec.Meta(max_length=40)] | None = None
    reason: Reason | None = None
    fields: Fields = {}
    conversation_ids: Ids = []
    interaction_ids: Ids = []
    parent: str | None = None


class CasePatch(Body):
    """What is to change; what is not named stays. `version`: the one that was seen (409 if it is older).

    `fields` hold only those that change, null takes one away. `outcome` and `resolution` tell how it
    ended. Linked conversations are added to by `conversation_ids`.
    """

    title: Title | UnsetType = UNSET
    description: Text | UnsetType = UNSET
    type: Word | UnsetType = UNSET
    priority: Priority | UnsetType = UNSET
    state: State | UnsetType = UNSET
    owner: Who | UnsetType | None = UNSET
    team: Who | UnsetType | None = UNSET
    reason: Reason | UnsetType | None = UNSET
    fields: Fields | UnsetType = UNSET
    outcome: Outcome | UnsetType = UNSET
    resolution: Text | UnsetType = UNSET
    parent: str | UnsetType | None = UNSET
    conversation_ids: Ids | UnsetType = UNSET
    interaction_ids: Ids | UnsetType = UNSET
    version: int | None = None


class CasesQuery(PageQuery):
    """Which cases. `state` "live" are all but solved and closed; `owner`: an id, e-mail, "me", "none"."""

    state: State | Literal["live"] | None = None
    owner: str | None = None
    team: str | None = None
    type: str | None = None
    customer_id: str | None = None
    priority: Priority | None = None
    parent: str | None = None
    label: str | None = None


class NamedOut(Answer):
    """A person or a team."""

    id: str
    name: str


class DueOut(Answer):
    """Until when it is to be answered first, and solved; null: nothing was promised."""

    first_reply: str | None
    resolution: str | None


class CaseOut(Answer):
    """A case. `version` counts its changes."""

    id: str
    title: str
    type: str
    priority: str
    state: str
    customer_id: str
    owner: NamedOut | None
    team: NamedOut | None
    opened_at: str
    due: DueOut
    reason: str | None
    conversation_ids: list[str]
    description: str
    fields: dict[str, Any]
    outcome: str | None
    resolution: str
    settled_at: str | None
    changed_at: str
    channel: str | None
    source: str
    parent: str | None
    merged_into: str | None
    version: int


class WholeCaseOut(CaseOut):
    """A case with the moments of the log that speak for it."""

    interaction_ids: list[str]


class ChoiceOut(Answer):
    """One of the answers of a field."""

    key: str
    name_fa: str
    name_en: str


class FieldOut(Answer):
    """What a type asks. `required`: its cases are settled only with it."""

    key: str
    name_fa: str
    name_en: str
    kind: str
    required: bool
    choices: list[ChoiceOut]


class StepOut(Answer):
    """A step of a checklist."""

    key: str
    name_fa: str
    name_en: str


class CaseTypeOut(Answer):
    """A type of cases."""

    key: str
    name_fa: str
    name_en: str
    topics: list[str]
    priority: str
    fields: list[FieldOut]
    checklist: list[StepOut]
    approval: bool


class CaseTypesOut(Answer):
    """The types in use, in their order."""

    items: list[CaseTypeOut]


def case_out(one: CaseFacts) -> CaseOut:
    """A case as it is answered."""
    return CaseOut(**_fields(one))


def whole_out(one: CaseFacts, interaction_ids: list[int]) -> WholeCaseOut:
    """A case with its moments as it is answered."""
    return WholeCaseOut(**_fields(one), interaction_ids=[str(pk) for pk in interaction_ids])


def type_out(one: CaseTypeFacts) -> CaseTypeOut:
    """A type as it is answered."""
    return CaseTypeOut(
        key=one.key,
        name_fa=one.name_fa,
        name_en=one.name_en,
        topics=list(one.topics),
        priority=one.priority,
        fields=[
            FieldOut(
                key=field.key,
                name_fa=field.name_fa,
                name_en=field.name_en,
                kind=field.kind,
                required=field.required,
                choices=[ChoiceOut(**_names(choice)) for choice in field.choices],
            )
            for field in one.fields
        ],
        checklist=[StepOut(**_names(step)) for step in one.checklist],
        approval=one.approval,
    )


def _fields(one: CaseFacts) -> dict[str, Any]:
    due = one.due
    return {
        "id": str(one.id),
        "title": one.title,
        "type": one.type,
        "priority": one.priority,
        "state": one.state,
        "customer_id": str(one.customer_id),
        "owner": _named(one.owner_id, one.owner),
        "team": _named(one.team_id, one.team),
        "opened_at": rfc3339(one.opened_at),
        "due": DueOut(first_reply=_said(due.first_reply), resolution=_said(due.resolution)),
        "reason": one.reason or None,
        "conversation_ids": [str(pk) for pk in one.conversation_ids],
        "description": one.description,
        "fields": one.fields,
        "outcome": one.outcome or None,
        "resolution": one.resolution,
        "settled_at": _said(one.settled_at),
        "changed_at": rfc3339(one.changed_at),
        "channel": one.channel or None,
        "source": one.source,
        "parent": None if one.parent_id is None else str(one.parent_id),
        "merged_into": None if one.merged_into is None else str(one.merged_into),
        "version": one.version,
    }


def _names(one: Any) -> dict[str, str]:
    return {name: getattr(one, name) for name in ("key", "name_fa", "name_en")}


def _named(pk: int | None, name: str) -> NamedOut | None:
    return None if pk is None else NamedOut(id=str(pk), name=name)


def _said(instant: datetime | None) -> str | None:
    return None if instant is None else rfc3339(instant)
