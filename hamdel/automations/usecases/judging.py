"""Whether a rule that somebody wrote makes sense: its form, its size, the names it uses."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import msgspec

from hamdel.accounts.public import person, team
from hamdel.cases.public import case_type
from hamdel.conversations.public import PLACES, canned_replies
from hamdel.labels.public import Refused as LabelRefused
from hamdel.labels.public import named
from hamdel.language.fold import fold
from hamdel.platform.decoding import place_in, what_is_wrong
from hamdel.platform.placeholders import unknown_places
from hamdel.reading.public import intent_keys
from hamdel.segments.public import NoSuchSegment, SegmentRefused, conditions_in, segment
from hamdel.segments.public import judged as judged_segment

from ..contracts import RuleDraft, RuleRefused
from ..rules.scenes import leaves
from ..rules.shapes import (
    MOST_DEPTH,
    MOST_PARTS,
    OF_CASES,
    Action,
    AddLabel,
    Assign,
    Assigned,
    CaseType,
    Condition,
    Customer,
    Has,
    HasLabel,
    Intent,
    Note,
    OpenCase,
    Reply,
    Segment,
    read_actions,
    read_condition,
    written,
)
from ..rules.triggers import TRIGGERS

MOST_MINUTES: Final = 60 * 24 * 60
MOST_A_DAY: Final = 100


def judged(draft: RuleDraft) -> RuleDraft:
    """The draft in the one form in which rules are kept. Raises RuleRefused, naming the field."""
    name = " ".join(draft.name.split())
    if not name:
        raise RuleRefused("Give it a name.", field="name")
    trigger = next((one for key, one in TRIGGERS.items() if key == draft.event), None)
    if trigger is None:
        raise RuleRefused(f"An event is one of {', '.join(TRIGGERS)}.", field="event")
    if trigger.timed and not 1 <= draft.minutes <= MOST_MINUTES:
        raise RuleRefused("Say after how many minutes, 60 days at most.", field="minutes")
    if not 1 <= draft.per_day <= MOST_A_DAY:
        raise RuleRefused(f"From once to {MOST_A_DAY} times a day.", field="per_day")
    conditions = judged_conditions(draft.conditions)
    actions = _judged_actions(draft.actions, of_case=trigger.about == "case")
    return replace(
        draft,
        name=name[:120],
        minutes=draft.minutes if trigger.timed else 0,
        conditions=written(conditions),
        actions=written(actions),
    )


def judged_conditions(data: Any) -> Condition:
    """The conditions that JSON says. Raises RuleRefused."""
    try:
        found = read_condition(data)
    except msgspec.ValidationError as error:
        raise _refused(error, "conditions") from None
    parts = list(leaves(found))
    deep = next((place for place, _ in parts if place.count("of[") > MOST_DEPTH), None)
    within = sum(conditions_in(one.fits) - 1 for _, one in parts if isinstance(one, Customer))
    if deep is not None or len(parts) + within > MOST_PARTS:
        problem = f"{MOST_DEPTH} groups deep and {MOST_PARTS} conditions at most."
        raise RuleRefused(problem, field=place_in("conditions", deep or ""))
    for place, one in parts:
        check = _CHECKS.get(type(one))
        if check is not None:
            check(one, place_in("conditions", place))
    return found


def _judged_actions(data: Any, *, of_case: bool) -> list[Action]:
    try:
        found = read_actions(data)
    except msgspec.ValidationError as error:
        raise _refused(error, "actions") from None
    for at, one in enumerate(found):
        place = f"actions[{at}]"
        if of_case and not isinstance(one, OF_CASES):
            raise RuleRefused("That can not be done to a case.", field=f"{place}.do")
        check = _CHECKS.get(type(one))
        if check is not None:
            check(one, place)
    return found


def _refused(error: msgspec.ValidationError, field: str) -> RuleRefused:
    problem, place = what_is_wrong(error)
    # A list's own places follow without a dot.
    return RuleRefused(
        problem, field=f"{field}{place}" if place[:1] == "[" else place_in(field, place)
    )


def _words(one: Has, place: str) -> None:
    empty = next((at for at, word in enumerate(one.any) if not fold(word)), None)
    if empty is not None:
        raise RuleRefused("That is no word.", field=f"{place}.any[{empty}]")


def _intents(one: Intent, place: str) -> None:
    _known(one.of, intent_keys(), place)


def _known(said: list[str], known: Any, place: str) -> None:
    for at, key in enumerate(said):
        if key not in known:
            raise RuleRefused(f"There is no {key}.", field=f"{place}.of[{at}]")


def _assigned(one: Assigned, place: str) -> None:
    if one.to == "team":
        _team(one.id, f"{place}.id")
    elif one.to == "person":
        _person(one.id, f"{place}.id")


def _team(said: str | None, place: str) -> None:
    if said is not None and team(int(said)) is None:
        raise RuleRefused("There is no such team.", field=place)


def _person(said: str | None, place: str) -> None:
    found = None if said is None else person(int(said))
    if said is not None and (found is None or not found.is_active):
        raise RuleRefused("There is no such person.", field=place)


def _labels(one: HasLabel, place: str) -> None:
    empty = next((at for at, word in enumerate(one.any) if not fold(word)), None)
    if empty is not None:
        raise RuleRefused("That is no word.", field=f"{place}.any[{empty}]")


def _label(one: AddLabel, place: str) -> None:
    try:
        named(one.name)
    except LabelRefused as refused:
        raise RuleRefused(str(refused), field=f"{place}.name") from None


def _assign(one: Assign, place: str) -> None:
    _team(one.team, f"{place}.team")
    _person(one.person, f"{place}.person")


def _segment(one: Segment, place: str) -> None:
    try:
        segment(one.key)
    except NoSuchSegment:
        raise RuleRefused("There is no such segment.", field=f"{place}.key") from None


def _customer(one: Customer, place: str) -> None:
    try:
        judged_segment(one.fits, field=f"{place}.fits")
    except SegmentRefused as refused:
        raise RuleRefused(str(refused), field=refused.field) from None


def _case_types(one: CaseType, place: str) -> None:
    for at, key in enumerate(one.of):
        _case_type(key, f"{place}.of[{at}]")


def _case_type(key: str, place: str) -> None:
    if case_type(key) is None:
        raise RuleRefused("There is no such type of cases.", field=place)


def _note(one: Note, place: str) -> None:
    _places(one.text, f"{place}.text")


def _reply(one: Reply, place: str) -> None:
    if one.text is not None:
        _places(one.text, f"{place}.text")
    elif one.shortcut not in {each.shortcut for each in canned_replies()}:
        raise RuleRefused("There is no ready answer of this shortcut.", field=f"{place}.shortcut")


def _open_case(one: OpenCase, place: str) -> None:
    _case_type(one.type, f"{place}.type")
    _places(one.title, f"{place}.title")


def _places(text: str, place: str) -> None:
    unknown = unknown_places(text, known=PLACES)
    if unknown:
        raise RuleRefused(f"Nothing is known as {{{unknown[0]}}}.", field=place)


_CHECKS: Final[dict[type, Callable[[Any, str], None]]] = {
    Has: _words,
    Intent: _intents,
    Assigned: _assigned,
    Segment: _segment,
    Customer: _customer,
    CaseType: _case_types,
    Assign: _assign,
    Note: _note,
    Reply: _reply,
    OpenCase: _open_case,
    HasLabel: _labels,
    AddLabel: _label,
}
