"""The top of a customer's page: the ribbon of stages, and the curve of feeling above it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamdel.interactions.public import StageOnRibbon
from hamdel.platform.web.curve import CurvePoint, tone_of
from hamdel.platform.web.formats import show_date, show_number

from .action_words import told

MOST_POINTS = 9
LABELED = 0.35


@dataclass(frozen=True, slots=True)
class RibbonStage:
    """One stage of the ribbon, as parts/ribbon.html draws it."""

    name: str
    note: str
    state: str
    key: str
    tone: str


@dataclass(frozen=True, slots=True)
class Summary:
    """How much there is of a customer: moments, the first and the last of them."""

    moments: int
    first_at: datetime | None
    last_at: datetime | None
    unplaced: int
    last_action: str
    last_channel: str


def summary_of(found: Sequence[StageOnRibbon]) -> Summary:
    """Sum the stages up."""
    newest = max(found, key=lambda stage: stage.last_at, default=None)
    return Summary(
        moments=sum(stage.moments for stage in found),
        first_at=min((stage.first_at for stage in found), default=None),
        last_at=newest.last_at if newest else None,
        unplaced=sum(stage.moments for stage in found if stage.stage is None),
        last_action=newest.last_action if newest else "",
        last_channel=newest.last_channel if newest else "",
    )


def ribbon_stages(
    found: Sequence[StageOnRibbon], *, names: Mapping[str, str]
) -> tuple[RibbonStage, ...]:
    """Every stage of the catalogue in order; the one of the newest moment is the current one."""
    by_key = {stage.stage: stage for stage in found if stage.stage}
    newest = max(by_key.values(), key=lambda stage: stage.last_at, default=None)
    return tuple(
        RibbonStage(
            name=name,
            note=_note(by_key.get(key), newest),
            state=_state(by_key.get(key), newest),
            key=key,
            tone=_tone(by_key.get(key)),
        )
        for key, name in names.items()
    )


def curve_points(feelings: Iterable[tuple[datetime, float, str]]) -> list[CurvePoint]:
    """At most nine points, oldest first: neighbors are averaged, the strongest keeps its words."""
    listed = list(feelings)
    count = min(MOST_POINTS, len(listed))
    edges = [round(place * len(listed) / count) for place in range(count + 1)] if count else []
    groups = [listed[a:b] for a, b in pairwise(edges)]
    means = [sum(value for _at, value, _action in group) / len(group) for group in groups]
    lowest, highest = (min(means), max(means)) if means else (0.0, 0.0)
    points = []
    for place, (group, mean) in enumerate(zip(groups, means, strict=True)):
        strongest = max(group, key=lambda one: one[1] if mean >= 0 else -one[1])
        speaks = abs(mean) > LABELED and mean in {lowest, highest}
        points.append(
            CurvePoint(
                value=mean,
                label=told(strongest[2]) if speaks else "",
                at=show_date(strongest[0]),
                now=place == count - 1,
            )
        )
    return points


def curve_sentence(points: Sequence[CurvePoint]) -> str:
    """The curve in one sentence, for those who do not see it."""
    if not points:
        return ""
    words = {"positive": _("pleasant"), "neutral": _("neither"), "negative": _("unpleasant")}
    steps = [words[tone_of(point.value)] for point in points]
    return _("Feeling from the oldest to the newest: %(steps)s.") % {"steps": _(", ").join(steps)}


def _note(stage: StageOnRibbon | None, newest: StageOnRibbon | None) -> str:
    if stage is None:
        return _("nothing yet")
    count = ngettext("%(count)s interaction", "%(count)s interactions", stage.moments)
    shown = count % {"count": show_number(stage.moments)}
    if stage is newest:
        return _("%(count)s · now") % {"count": shown}
    return f"{shown} · {show_date(stage.last_at, style='month')}"


def _state(stage: StageOnRibbon | None, newest: StageOnRibbon | None) -> str:
    if stage is None:
        return ""
    return "current" if stage is newest else "past"


def _tone(stage: StageOnRibbon | None) -> str:
    """How the stage was; empty where nothing there showed a feeling."""
    return "" if stage is None or stage.sentiment is None else tone_of(stage.sentiment)
