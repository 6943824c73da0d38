"""The catalogue over the API. A touchpoint's `id` is its key: the word that interactions answer."""

from typing import Annotated, Literal

import msgspec
from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Answer, Body, Call, Page, PageQuery, endpoint, page_of, read_cursor
from hamdel.platform.api import row_id as id_of
from hamdel.platform.instants import rfc3339
from hamdel.platform.problems import Problem
from hamdel.platform.roles import LEADING

from .contracts import RuleText, SeenKind, TouchpointFacts
from .placing import PlacingError, place_kind
from .queries import catalogue, touchpoint_by_key, unmatched_kinds
from .usecases import CatalogueError, TouchpointDraft, create_touchpoint

MOST_KINDS = 500
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
Text = Annotated[str, msgspec.Meta(max_length=2_000)]


class RuleIn(Body):
    """Moments that fit belong to the touchpoint; `*` is any channel, device or run of characters."""

    action: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
    channel: Annotated[str, msgspec.Meta(min_length=1, max_length=60)] = "*"
    device: Annotated[str, msgspec.Meta(min_length=1, max_length=20)] = "*"


class TouchpointIn(Body):
    """A touchpoint to add. `name` stands for both languages; `cost_irr` is rial a month."""

    stage: str
    name: Name | None = None
    name_fa: Name | None = None
    name_en: Name | None = None
    channel: Annotated[str, msgspec.Meta(max_length=40)] = ""
    device: Annotated[str, msgspec.Meta(max_length=20)] = ""
    action: Annotated[str, msgspec.Meta(min_length=1, max_length=300)] | None = None
    measure: Text = ""
    friction: Text = ""
    purpose: Text = ""
    effort: Literal[1, 2, 3] | None = None
    cost_irr: Annotated[int, msgspec.Meta(ge=0)] | None = None
    rules: list[RuleIn] = []


class RuleOut(Answer):
    """A rule of a touchpoint."""

    channel: str
    device: str
    action: str


class TouchpointOut(Answer):
    """A touchpoint of the catalogue. `seen`: how many interactions ever; effort 1 light … 3 heavy."""

    id: str
    key: str
    name: str
    name_fa: str
    name_en: str
    stage: str
    channel: str
    device: str
    measure_fa: str
    measure_en: str
    friction_fa: str
    friction_en: str
    purpose: str
    owner_id: str | None
    effort: int | None
    cost_irr: int | None
    rules: list[RuleOut]
    seen: int
    last_seen_at: str | None


class KindOut(Answer):
    """A kind of moment on no touchpoint yet."""

    id: str
    channel: str
    device: str
    action: str
    seen: int
    first_seen_at: str
    last_seen_at: str


class KindIn(Body):
    """Which kind to place; `everywhere`: the same action on other channels and devices too."""

    kind_id: str
    everywhere: bool = False


class PlacedOut(Answer):
    """What was placed: how many kinds, and how many interactions they hold."""

    kinds: int
    interactions: int


@endpoint(
    "GET",
    "/touchpoints",
    scope="read",
    query=PageQuery,
    answer=Page[TouchpointOut],
    summary=_("The touchpoints of the catalogue"),
)
def list_touchpoints(call: Call) -> Page[TouchpointOut]:
    """Page through the catalogue by stage and place."""
    query: PageQuery = call.query
    after = read_cursor(query.cursor, tuple[int]) or (0,)
    numbered = list(enumerate(catalogue(), start=1))
    rows = [row for row in numbered if row[0] > after[0]][: query.limit + 1]
    return page_of(
        rows, limit=query.limit, show=lambda row: _shown(row[1]), place=lambda row: (row[0],)
    )


@endpoint(
    "POST",
    "/touchpoints",
    scope="write",
    roles=LEADING,
    body=TouchpointIn,
    answer=TouchpointOut,
    status=201,
    summary=_("Add a touchpoint"),
)
def add_touchpoint(call: Call) -> TouchpointOut:
    """Add a touchpoint; unplaced kinds that its rules fit follow at once."""
    try:
        facts = create_touchpoint(draft=_draft(call.body), who=call.caller.who, now=call.now)
    except CatalogueError as error:
        raise Problem(400, str(error), field=error.field) from error
    return _shown(facts)


@endpoint(
    "GET",
    "/touchpoints/{id}",
    scope="read",
    answer=TouchpointOut,
    summary=_("One touchpoint"),
    problems=[404],
)
def one_touchpoint(call: Call, id: str) -> TouchpointOut:  # noqa: A002 - the address's name
    """Answer one touchpoint, archived or not."""
    facts = touchpoint_by_key(id)
    if facts is None:
        raise Problem(404, "There is no such touchpoint.")
    return _shown(facts)


@endpoint(
    "GET",
    "/unmatched-kinds",
    scope="read",
    answer=Page[KindOut],
    summary=_("Kinds of interactions on no touchpoint yet, the most seen first"),
)
def list_unmatched(call: Call) -> Page[KindOut]:
    """List at most 500: the most seen come first and leave the list when placed."""
    return Page(items=[_kind(kind) for kind in unmatched_kinds(limit=MOST_KINDS)], next=None)


@endpoint(
    "POST",
    "/touchpoints/{id}/kinds",
    scope="write",
    roles=LEADING,
    body=KindIn,
    answer=PlacedOut,
    summary=_("Place a kind of interaction on a touchpoint, with all its history"),
    problems=[404],
)
def place(call: Call, id: str) -> PlacedOut:  # noqa: A002 - the name in the address
    """Place a kind."""
    given: KindIn = call.body
    try:
        done = place_kind(
            kind_id=id_of(given.kind_id),
            touchpoint=id,
            who=call.caller.who,
            now=call.now,
            everywhere=given.everywhere,
        )
    except PlacingError as error:
        raise Problem(404, str(error)) from error
    return PlacedOut(kinds=done.kinds, interactions=done.moments)


def _draft(given: TouchpointIn) -> TouchpointDraft:
    name_fa = given.name_fa or given.name or given.name_en or ""
    rules = [RuleText(rule.channel, rule.device, rule.action) for rule in given.rules]
    if given.action:
        rules.append(RuleText(given.channel or "*", given.device or "*", given.action))
    return TouchpointDraft(
        name_fa=name_fa,
        name_en=given.name_en or given.name or name_fa,
        stage=given.stage,
        usual_channel=given.channel,
        usual_device=given.device,
        measure_fa=given.measure,
        measure_en=given.measure,
        friction_fa=given.friction,
        friction_en=given.friction,
        purpose=given.purpose,
        effort=given.effort,
        cost_irr=given.cost_irr,
        rules=tuple(rules),
    )


def _shown(facts: TouchpointFacts) -> TouchpointOut:
    return TouchpointOut(
        id=facts.key,
        key=facts.key,
        name=facts.name_fa,
        name_fa=facts.name_fa,
        name_en=facts.name_en,
        stage=facts.stage,
        channel=facts.usual_channel,
        device=facts.usual_device,
        measure_fa=facts.measure_fa,
        measure_en=facts.measure_en,
        friction_fa=facts.friction_fa,
        friction_en=facts.friction_en,
        purpose=facts.purpose,
        owner_id=None if facts.owner_id is None else str(facts.owner_id),
        effort=facts.effort,
        cost_irr=facts.cost_irr,
        rules=[RuleOut(channel=r.channel, device=r.device, action=r.action) for r in facts.rules],
        seen=facts.seen,
        last_seen_at=rfc3339(facts.last_seen_at) if facts.last_seen_at else None,
    )


def _kind(kind: SeenKind) -> KindOut:
    return KindOut(
        id=str(kind.id),
        channel=kind.channel,
        device=kind.device,
        action=kind.action,
        seen=kind.seen,
        first_seen_at=rfc3339(kind.first_seen_at),
        last_seen_at=rfc3339(kind.last_seen_at),
    )
