"""A map as its screen draws it: stages, steps, lanes; and the sentence above it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hamdel.accounts.public import people
from hamdel.platform.web.formats import screen_language, show_number
from hamdel.touchpoints.public import TouchpointFacts, catalogue

from .catalogue_places import ACTION
from .contracts import Drawing, MapFacts, Slip, Step
from .lanes import new_url, slips_of
from .queries.overlay import Overlay
from .rules.drawing import columns
from .rules.judging import Judged, best_surprise


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step with the touchpoint that it is at; `owner` is the step's own, else its touchpoint's."""

    step: Step
    number: int
    name: str
    touchpoint_name: str
    touchpoint_url: bool
    channel: str
    device: str
    known: bool
    owner: str
    owner_inherited: bool
    begins: bool
    worst: bool = False
    never: bool = False
    comments: int = 0


@dataclass(frozen=True, slots=True)
class StageShown:
    """A stage with its steps; `span`: how many columns it has (one where it is empty)."""

    key: str
    name: str
    steps: tuple[StepShown, ...]
    span: int
    people: int | None = None


@dataclass(frozen=True, slots=True)
class SlipsCell:
    """What a lane holds at a step: own words, what others made, and where to make one."""

    step: str
    text: str
    slips: tuple[Slip, ...]
    invite: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    begins: bool
    worst: bool
    never: bool
    comments: int


def stages_shown(
    drawing: Drawing,
    *,
    worst: str = "",
    overlay: Overlay | None = None,
    comments: Mapping[str, int] = {},
) -> list[StageShown]:
    """The stages with their steps: two questions, however many there are."""
    places = {one.key: one for one in catalogue(archived=True)}
    names = {one.id: one.name for one in people()}
    shown, number = [], 0
    for stage in drawing.stages:
        steps = []
        for at, step in enumerate(stage.steps):
            number += 1
            steps.append(
                _step(
                    step,
                    number,
                    places.get(step.touchpoint),
                    names,
                    _Marks(
                        begins=at == 0,
                        worst=step.key == worst,
                        never=_never(step, overlay),
                        comments=comments.get(step.key, 0),
                    ),
                )
            )
        people_there = None if overlay is None else _people(stage.steps, overlay)
        shown.append(
            StageShown(stage.key, stage.name, tuple(steps), max(len(steps), 1), people_there)
        )
    return shown


def slip_cells(found: MapFacts, *, worst: str = "") -> dict[str, list[SlipsCell]]:
    """The lanes of slips, "ideas" and "tasks"; the worst step without any task invites one."""
    held = slips_of(found)
    return {
        lane: [
            _slips(found, lane, one, held.get(lane, {}), worst=worst)
            for one in columns(found.drawing)
        ]
        for lane in ("ideas", "tasks")
    }


def sentence(
    worst: Judged | None, found: Sequence[Judged], names: Mapping[str, str]
) -> tuple[str, str, str]:
    """What is so: where it hurts, how much, and what is better than thought; "" for what is not."""
    best = best_surprise(found)
    good = _("Better than we thought: %(step)s.") % {"step": names[best.step.key]} if best else ""
    if worst is None or worst.measured is None:
        return "", "", good
    felt = show_number(worst.measured, decimals=1, signed=True)
    if worst.assumed is None:
        detail = _("there the feeling is %(felt)s.") % {"felt": felt}
    else:
        thought = show_number(worst.assumed, decimals=1, signed=True)
        detail = _("there the feeling is %(felt)s, where we assumed %(assumed)s.") % {
            "felt": felt,
            "assumed": thought,
        }
    return names[worst.step.key], detail, good


def step_titles(stages: Sequence[StageShown]) -> dict[str, str]:
    """What each step is called, by its key."""
    return {one.step.key: one.name for stage in stages for one in stage.steps}


def _step(
    step: Step,
    number: int,
    place: TouchpointFacts | None,
    names: Mapping[int, str],
    marks: _Marks,
) -> StepShown:
    fa = screen_language() == "fa"
    called = step.touchpoint.removeprefix(ACTION)
    if place is not None:
        called = place.name_fa if fa else place.name_en
    owner_id = step.owner_id or (place.owner_id if place else None)
    return StepShown(
        step=step,
        number=number,
        name=step.action or called or _("a step without a name"),
        touchpoint_name=called,
        touchpoint_url=place is not None,
        channel=place.usual_channel if place else "",
        device=place.usual_device if place else "",
        known=place is not None or step.touchpoint.startswith(ACTION),
        owner=names.get(owner_id or 0, ""),
        owner_inherited=step.owner_id is None,
        begins=marks.begins,
        worst=marks.worst,
        never=marks.never,
        comments=marks.comments,
    )


def _slips(
    found: MapFacts,
    lane: str,
    step: Step | None,
    held: Mapping[str, Sequence[Slip]],
    *,
    worst: str,
) -> SlipsCell:
    if step is None:
        return SlipsCell("", "", ())
    slips = tuple(held.get(step.touchpoint, ())) if step.touchpoint else ()
    wanted = lane == "tasks" and step.key == worst and not slips and step.touchpoint
    invite = new_url(lane, found, step=step.key, touchpoint=step.touchpoint) if wanted else ""
    return SlipsCell(step.key, step.ideas if lane == "ideas" else step.tasks, slips, invite)


def _never(step: Step, overlay: Overlay | None) -> bool:
    if overlay is None or not step.touchpoint:
        return False
    found = overlay.steps.get(step.touchpoint)
    return found is None or not found.volume


def _people(steps: Sequence[Step], overlay: Overlay) -> int | None:
    """The customers of the busiest step of a stage: at least so many were in it."""
    found = [
        overlay.steps[one.touchpoint].customers for one in steps if one.touchpoint in overlay.steps
    ]
    return max(found) if found else None
