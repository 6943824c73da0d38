"""Names in the language of the screen."""

from collections.abc import Mapping

from hamdel.platform.web.formats import screen_language
from hamdel.touchpoints.public import StageFacts


def name_in(persian: str | None, english: str | None) -> str:
    """The name of the screen's language; the other one where that is missing."""
    first, second = (persian, english) if screen_language() == "fa" else (english, persian)
    return first or second or ""


def stage_names(stages: tuple[StageFacts, ...]) -> Mapping[str, str]:
    """The stages' names by key, in their order."""
    return {stage.key: name_in(stage.name_fa, stage.name_en) for stage in stages}
