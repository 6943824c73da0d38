"""What journeys say on screens."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hamdel.platform.web.formats import screen_language
from hamdel.touchpoints.public import catalogue

ACTION: Final = "action:"
SIGN_WORDS: Final = {
    "failed": gettext_lazy("failed"),
    "abandoned": gettext_lazy("given up"),
    "felt_bad": gettext_lazy("felt bad"),
    "heavy": gettext_lazy("took effort"),
    "raged": gettext_lazy("tried again and again"),
    "came_back": gettext_lazy("had to come back"),
    "switched": gettext_lazy("changed the channel"),
    "waited": gettext_lazy("had to wait"),
    "dropped_off": gettext_lazy("left in the middle"),
}
SIGN_ICONS: Final = {
    "failed": "x",
    "abandoned": "signout",
    "felt_bad": "face-sad",
    "heavy": "clock",
    "raged": "refresh",
    "came_back": "reply",
    "switched": "transfer",
    "waited": "pause",
    "dropped_off": "dn",
}
SURENESS_WORDS: Final = {
    "high": gettext_lazy("sure"),
    "fair": gettext_lazy("fairly sure"),
    "low": gettext_lazy("not sure yet"),
}

FACET_WORDS: Final = {
    "all": gettext_lazy("Were at %(step)s"),
    "success": gettext_lazy("Succeeded at %(step)s"),
    "failure": gettext_lazy("Failed at %(step)s"),
    "abandoned": gettext_lazy("Gave up at %(step)s"),
    "negative": gettext_lazy("Felt bad at %(step)s"),
    "positive": gettext_lazy("Felt good at %(step)s"),
}


_action_words: list[Callable[[str], str]] = []


def register_action_words(words: Callable[[str], str]) -> None:
    """Have actions said as `words(action)` says them, in the language of the screen."""
    _action_words[:] = [words]


def name_of_action(action: str) -> str:
    """An action as people call it; the sender's own name where nobody knows better."""
    return _action_words[0](action) if _action_words else action


def step_names() -> dict[str, tuple[str, str]]:
    """The name of each touchpoint in the screen's language, and its stage's key, by its key."""
    fa = screen_language() == "fa"
    return {
        one.key: (one.name_fa if fa else one.name_en, one.stage)
        for one in catalogue(archived=True)
    }


def name_of_step(step: str, names: dict[str, tuple[str, str]]) -> str:
    """A step as people call it: the touchpoint's name, or the action in words."""
    if step.startswith(ACTION):
        return name_of_action(step.removeprefix(ACTION)) or _("without a name")
    return names[step][0] if step in names else step


def step_options(names: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """The touchpoints to choose from, by their stages: (key, name)."""
    return [(key, name) for key, (name, _stage) in names.items()]
