"""What stories' screens show; whoever may not see names reads initials."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hamdel.customers.public import customer_names
from hamdel.language.names import initials
from hamdel.platform.roles import SERVING
from hamdel.platform.web.formats import screen_language
from hamdel.touchpoints.public import catalogue

from .contracts import StoryFacts, ViewFacts, VisionFacts
from .queries.stories import stories_by_id
from .rules.masking import mask_person


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story as somebody of a role may read it."""

    facts: StoryFacts
    customer: str
    named: bool
    place: str


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A part of the vision with its stories as they are now."""

    heading: str
    text: str
    stories: tuple[StoryCard, ...]


def may_see_names(role: str | None) -> bool:
    """Whether a role may read whom a story is of: those who serve customers."""
    return role in SERVING


def story_cards(found: Sequence[StoryFacts], *, role: str | None) -> list[StoryCard]:
    """Stories as a role may read them."""
    whose = [one.customer_id for one in found if one.customer_id is not None]
    names, places, named = customer_names(whose), place_names(), may_see_names(role)
    cards = []
    for one in found:
        name = names.get(one.customer_id or 0, "")
        shown = one if named else _masked(one, name)
        cards.append(
            StoryCard(
                shown, name if named else initials(name), named, places.get(one.touchpoint, "")
            )
        )
    return cards


def views_shown(
    views: Iterable[ViewFacts], story: StoryFacts, *, role: str | None
) -> list[ViewFacts]:
    """What was added to a story, as a role may read it."""
    if may_see_names(role):
        return list(views)
    name = _name(story)
    return [replace(one, text=mask_person(one.text, name)) for one in views]


def sections_shown(vision: VisionFacts, *, role: str | None) -> list[SectionShown]:
    """The parts of a vision; what they say of the customers of their stories is masked as these are."""
    known = stories_by_id({n for one in vision.sections for n in one.story_ids})
    cards = {one.facts.id: one for one in story_cards(list(known.values()), role=role)}
    hidden = [] if may_see_names(role) else _names(known.values())
    return [
        SectionShown(
            heading=_without(one.heading, hidden),
            text=_without(one.text, hidden),
            stories=tuple(cards[n] for n in one.story_ids if n in cards),
        )
        for one in vision.sections
    ]


def opening_shown(vision: VisionFacts, *, role: str | None) -> str:
    """The opening of a vision, masked as its parts are."""
    if may_see_names(role):
        return vision.opening
    known = stories_by_id({n for one in vision.sections for n in one.story_ids})
    return _without(vision.opening, _names(known.values()))


def place_names() -> dict[str, str]:
    """The names of the catalogue's touchpoints in the screen's language, by key."""
    persian = screen_language() == "fa"
    return {one.key: one.name_fa if persian else one.name_en for one in catalogue()}


def _masked(one: StoryFacts, name: str) -> StoryFacts:
    return replace(
        one,
        title=mask_person(one.title, name),
        happened=mask_person(one.happened, name),
        teaches=mask_person(one.teaches, name),
    )


def _name(one: StoryFacts) -> str:
    return next(iter(_names([one])), "")


def _names(found: Iterable[StoryFacts]) -> list[str]:
    whose = [one.customer_id for one in found if one.customer_id is not None]
    return [name for name in customer_names(whose).values() if name]


def _without(text: str, names: Sequence[str]) -> str:
    for name in names:
        text = mask_person(text, name)
    return text
