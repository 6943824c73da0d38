"""What a new map begins from: nothing, the catalogue, Jenny's day, or what really happens."""

from collections import defaultdict
from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hamdel.journeys.public import MeasuredStep, Span, measured
from hamdel.platform.web.formats import screen_language
from hamdel.touchpoints.public import StageFacts, catalogue, stages

from ..contracts import Drawing, Stage, Step

BEGINNINGS: Final = {
    "log": (
        gettext_lazy("From what really happens"),
        gettext_lazy("The busiest steps of the last thirty days, by stage, with the feeling that was measured."),
        "spark",
    ),
    "catalogue": (
        gettext_lazy("From the catalogue of touchpoints"),
        gettext_lazy("Every touchpoint in its stage: strike out what your customers do not meet."),
        "layers",
    ),
    "jenny": (
        gettext_lazy("Jenny's day"),
        gettext_lazy("The five moments of a day, from the weather in the app to a story before sleep: an example to learn from."),
        "sun",
    ),
    "empty": (
        gettext_lazy("From nothing"),
        gettext_lazy("The stages alone, for who draws with the team on a wall first."),
        "plus",
    ),
}  # fmt: skip
_BUSIEST: Final = 14
_TWO: Final = 2  # the curve has two marks for each of sentiment's one


def beginning(name: str, *, title: str, persona_id: int | None, span: Span) -> Drawing:
    """The drawing that a map begins with; `span` is what "log" looks at. Raises Behind and TooMuch."""
    made: Callable[[Span], tuple[Stage, ...]] = {
        "log": _of_log,
        "catalogue": _of_catalogue,
        "jenny": _of_jenny,
    }.get(name, _empty)
    return Drawing(name=title, persona_id=persona_id, stages=made(span))


def _named(one: StageFacts) -> str:
    return one.name_fa if screen_language() == "fa" else one.name_en


def _empty(_span: Span) -> tuple[Stage, ...]:
    return tuple(Stage(key=one.key, name=_named(one)) for one in stages())


def _of_catalogue(_span: Span) -> tuple[Stage, ...]:
    by_stage: dict[str, list[Step]] = defaultdict(list)
    for number, one in enumerate(catalogue(), start=1):
        by_stage[one.stage].append(Step(key=f"s{number}", touchpoint=one.key))
    return _filled(by_stage)


def _of_log(span: Span) -> tuple[Stage, ...]:
    known = {one.key: one.position for one in catalogue()}
    busiest = [one for one in measured(span) if one.step in known and one.volume][:_BUSIEST]
    by_stage: dict[str, list[Step]] = defaultdict(list)
    busiest.sort(key=lambda one: known[one.step])
    for number, one in enumerate(busiest, start=1):
        step = Step(key=f"s{number}", touchpoint=one.step, emotion=_felt(one))
        by_stage[one.stage or ""].append(step)
    return _filled(by_stage)


def _of_jenny(_span: Span) -> tuple[Stage, ...]:
    day = (
        ("awareness", "product_use", _("Looks at the weather over coffee"), 1.5,
         _("Will it be a good day?")),
        ("research", "website", _("Looks on the laptop whether the wind will rise"), 1.0,
         _("Can I ride this afternoon?")),
        ("nurture", "online_ads", _("Sees the advertisement on Instagram"), 0.5,
         _("A newsletter for cyclists? That is me.")),
        ("nurture", "newsletter", _("Signs up by the form, on the phone"), 1.0,
         _("I hope that they do not write every day.")),
        ("support", "content_marketing", _("Reads about the snowstorm before sleep"), 1.5,
         _("They know their business.")),
    )  # fmt: skip
    by_stage: dict[str, list[Step]] = defaultdict(list)
    for number, (stage, touchpoint, action, emotion, thought) in enumerate(day, start=1):
        by_stage[stage].append(
            Step(
                key=f"s{number}", touchpoint=touchpoint, action=action, emotion=emotion,
                thoughts=thought,
            )
        )  # fmt: skip
    return _filled(by_stage)


def _filled(by_stage: dict[str, list[Step]]) -> tuple[Stage, ...]:
    return tuple(
        Stage(key=one.key, name=_named(one), steps=tuple(by_stage.get(one.key, ())))
        for one in stages()
    )


def _felt(one: MeasuredStep) -> float | None:
    return None if one.sentiment is None else round(one.sentiment * _TWO * 4) / 4
