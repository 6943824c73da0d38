"""Which touchpoint a word means: by key, or by name in either language."""

from hamdel.journeys.public import name_of_step, step_names
from hamdel.language.fold import plain
from hamdel.touchpoints.public import TouchpointFacts, catalogue

ACTION = "action:"


def named_touchpoint(said: str) -> str:
    """The step of the log that is meant, as journeys call it; a word that nothing is called stays itself.

    So a map may be drawn of touchpoints that do not exist yet: they are steps never taken.
    """
    return _meant(said, catalogue(archived=True))


def named_touchpoints(said: list[str]) -> dict[str, str]:
    """The same of several, in one question."""
    known = catalogue(archived=True) if any(said) else ()
    return {one: _meant(one, known) for one in said}


def stage_of_touchpoint(touchpoint: str) -> str:
    """The key of the stage that the catalogue has a touchpoint in; "" where it is on none."""
    return next((one.stage for one in catalogue(archived=True) if one.key == touchpoint), "")


def step_names_of(touchpoints: list[str] | tuple[str, ...]) -> dict[str, str]:
    """What steps are called in the screen's language."""
    names = step_names()
    return {one: name_of_step(one, names) for one in touchpoints}


def _meant(said: str, known: tuple[TouchpointFacts, ...]) -> str:
    word = said.strip()
    if not word or word.startswith(ACTION) or any(one.key == word for one in known):
        return word
    folded = plain(word)
    for one in known:
        if folded in {plain(one.name_fa), plain(one.name_en)}:
            return one.key
    return word
