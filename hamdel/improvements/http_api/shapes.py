"""Bodies and answers of improvements."""

from datetime import date
from typing import Annotated

import msgspec
from msgspec import UNSET, UnsetType

from hamdel.platform.api import Answer, Body, PageQuery, id_or_null
from hamdel.platform.instants import rfc3339

from ..contracts import MOST_COST, MOST_DAYS, MOST_PEOPLE, Figures, ImprovementFacts, State
from ..rules.worth import Capacity, Reach, Worth, reach_of, worth_of

Title = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Long = Annotated[str, msgspec.Meta(max_length=5_000)]
Step = Annotated[str, msgspec.Meta(max_length=320)]
Who = Annotated[str, msgspec.Meta(min_length=1, max_length=254)]
Share = Annotated[float, msgspec.Meta(gt=0, le=1)]
Money = Annotated[int, msgspec.Meta(ge=0, le=MOST_COST)]
Days = Annotated[float, msgspec.Meta(ge=0, le=MOST_DAYS)]
People = Annotated[int, msgspec.Meta(ge=0, le=MOST_PEOPLE)]
Origin = Annotated[str, msgspec.Meta(max_length=80)]


class ImprovementIn(Body):
    """An improvement of a touchpoint: a key of the catalogue, or `action:<name>`.

    What hurt there in the last thirty days is kept with it. `expected_share`: of the moments that hurt,
    those that it takes away, above 0 and up to 1 (all of them unless said). `cost_irr`: rial, once.
    `owner` is an id, an e-mail or "me".
    """

    title: Title
    touchpoint: Step | None = None
    problem: Long = ""
    idea: Long = ""
    expected_effect: Long = ""
    expected_share: Share | None = None
    cost_irr: Money | None = None
    person_days: Days | None = None
    people: People | None = None
    owner: Who | None = None
    due_on: date | None = None
    state: State = "idea"
    origin: Origin = ""


class ImprovementPatch(Body):
    """What is to change; what is not named stays. `version`: the one that was seen (409 if it is older)."""

    title: Title | UnsetType = UNSET
    touchpoint: Step | UnsetType | None = UNSET
    problem: Long | UnsetType = UNSET
    idea: Long | UnsetType = UNSET
    expected_effect: Long | UnsetType = UNSET
    expected_share: Share | UnsetType | None = UNSET
    cost_irr: Money | UnsetType | None = UNSET
    person_days: Days | UnsetType | None = UNSET
    people: People | UnsetType | None = UNSET
    owner: Who | UnsetType | None = UNSET
    due_on: date | UnsetType | None = UNSET
    state: State | UnsetType = UNSET
    version: int | None = None


class ImprovementsQuery(PageQuery):
    """Which improvements; `late`: that should be done by now."""

    state: State | None = None
    touchpoint: Step | None = None
    owner: Who | None = None
    late: bool = False


class PlanQuery(Body):
    """For how many months from the one that runs."""

    months: Annotated[int, msgspec.Meta(ge=1, le=24)] = 1


class FiguresOut(Answer):
    """What hurt at the touchpoint in [from, to) when the improvement was made."""

    from_: str = msgspec.field(name="from")
    to: str
    seen: int
    hurt: int
    customers: int
    signs: dict[str, int]


class WorthOut(Answer):
    """The arithmetic: `pain` × `volume` (a month) × `share` = `spared`; with `cost_irr` (money and work) `score`.

    `score`: moments spared a month for a million toman; null where pain or cost is not known.
    """

    pain: float
    volume: float
    share: float
    spared: float
    cost_irr: int | None
    score: float | None


class ImprovementOut(Answer):
    """An improvement.

    `reach`: whether the company's people and budget allow it: fits (within a month), later (within
    three), beyond, unknown.
    """

    id: str
    title: str
    touchpoint: str | None
    problem: str
    idea: str
    expected_effect: str
    expected_share: float | None
    cost_irr: int | None
    person_days: float | None
    people: int | None
    owner: str | None
    owner_id: str | None
    due_on: str | None
    state: State
    origin: str
    figures: FiguresOut | None
    worth: WorthOut
    reach: Reach
    made_at: str
    started_at: str | None
    done_at: str | None
    version: int


class LeftOutOut(Answer):
    """What is not in the plan, and why."""

    id: str
    why: str


class PlanOut(Answer):
    """A plan that fits. `chosen`: ids, what has begun first. Money in rial, work in days.

    `spared`: moments a month that hurt no more. `best`: no other choice that fits spares more.
    """

    months: int
    budget_irr: int
    days: float
    people: int
    chosen: list[str]
    left_out: list[LeftOutOut]
    cost_irr: int
    work_days: float
    spared: float
    best: bool


def improvement_out(facts: ImprovementFacts, able: Capacity) -> ImprovementOut:
    """Show an improvement, weighed."""
    return ImprovementOut(
        id=str(facts.id),
        title=facts.title,
        touchpoint=facts.step or None,
        problem=facts.problem,
        idea=facts.idea,
        expected_effect=facts.expected,
        expected_share=facts.expected_share,
        cost_irr=facts.cost_irr,
        person_days=facts.person_days,
        people=facts.people,
        owner=facts.owner or None,
        owner_id=id_or_null(facts.owner_id),
        due_on=facts.due_on.isoformat() if facts.due_on else None,
        state=facts.state,
        origin=facts.origin,
        figures=_figures(facts.figures),
        worth=_worth(worth_of(facts, day_irr=able.day_irr)),
        reach=reach_of(facts, able),
        made_at=rfc3339(facts.made_at),
        started_at=rfc3339(facts.started_at) if facts.started_at else None,
        done_at=rfc3339(facts.done_at) if facts.done_at else None,
        version=facts.version,
    )


def _figures(given: Figures | None) -> FiguresOut | None:
    if given is None:
        return None
    return FiguresOut(
        from_=rfc3339(given.since),
        to=rfc3339(given.until),
        seen=given.seen,
        hurt=given.hurt,
        customers=given.customers,
        signs=dict(given.signs),
    )


def _worth(given: Worth) -> WorthOut:
    return WorthOut(
        pain=given.pain,
        volume=given.volume,
        share=given.share,
        spared=given.spared,
        cost_irr=given.cost_irr,
        score=given.score,
    )
