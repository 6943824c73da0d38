"""Whether a rule that somebody wrote can be asked: its form, its size, the names it uses."""

from typing import Any, Final

import msgspec

from hamdel.platform.decoding import place_in, what_is_wrong
from hamdel.reading.public import intent_keys
from hamdel.touchpoints.public import catalogue, stages

from ..contracts import SegmentRefused
from ..rules.shapes import Moments, Rule, Score, read_rule
from ..rules.walking import TooLarge, check_size, conditions_of
from ..scores import SENTIMENT, score_source

DEVICES: Final = ("laptop", "mobile", "tablet", "phone line", "kiosk", "unknown")


def judged(data: Any, *, field: str = "rule") -> Rule:
    """The rule that JSON says. Raises SegmentRefused, naming the part, under `field`, that is wrong."""
    try:
        rule = read_rule(data)
        check_size(rule)
    except msgspec.ValidationError as error:
        problem, place = what_is_wrong(error)
        raise SegmentRefused(problem, field=place_in(field, place)) from None
    except TooLarge as error:
        raise SegmentRefused(str(error), field=place_in(field, error.place)) from None
    _check_names(rule, field)
    return rule


def _check_names(rule: Rule, field: str) -> None:
    """Names of the catalogue and of scores are known ones, or nobody would ever be in."""
    known: dict[str, set[str]] | None = None
    for place, one in conditions_of(rule):
        here = place_in(field, place)
        if isinstance(one, Score) and one.name != SENTIMENT and score_source(one.name) is None:
            raise SegmentRefused(f"There is no score {one.name}.", field=f"{here}.name")
        if isinstance(one, Moments):
            known = known or _known()
            for name, names in known.items():
                said = getattr(one, name)
                if said is not None and said not in names:
                    raise SegmentRefused(f"There is no {name} {said}.", field=f"{here}.{name}")


def _known() -> dict[str, set[str]]:
    return {
        "touchpoint": {one.key for one in catalogue()},
        "stage": {one.key for one in stages()},
        "intent": set(intent_keys()),
        "device": set(DEVICES),
    }
