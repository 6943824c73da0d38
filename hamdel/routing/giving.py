"""What is chosen on the board is given: conversations and cases, to a person or a team."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from django.urls import reverse

from hamdel.cases.public import Act as CaseAct
from hamdel.cases.public import Refused as CaseRefused
from hamdel.cases.public import act as act_on_cases
from hamdel.cases.public import cases_by_id
from hamdel.conversations.public import (
    Act,
    Actor,
    Changed,
    ConversationFacts,
    NoSuchConversation,
    Refused,
    act,
    conversation,
    hand_off,
)
from hamdel.platform.cursors import row_number

from .contracts import KINDS, Kind

_NOWHERE: Final = ""
_QUICKER: Final = ("changed", "gone")  # what somebody else did meanwhile to a case


class GivenNothing(ValueError):
    """It can not be given so: a sentence."""


def chosen_in(said: Iterable[str]) -> dict[Kind, list[int]]:
    """Read `case:7` and `conversation:5`; what is none of ours is left out."""
    found: dict[Kind, list[int]] = {kind: [] for kind in KINDS}
    for one in said:
        word, _sep, number = one.rpartition(":")
        kind = next((each for each in KINDS if each == (word or "conversation")), None)
        pk = row_number(number)
        if kind is not None and pk is not None and pk not in found[kind]:
            found[kind].append(pk)
    return found


def give_chosen(
    chosen: Mapping[Kind, Sequence[int]],
    person_id: int | None,
    team_id: int | None,
    *,
    by: Actor,
    now: datetime,
) -> tuple[int, str]:
    """Give them; returns how many were given, and where that is taken back ("": by no one press).

    Raises GivenNothing where there is no such person or team.
    """
    try:
        talks, talk_undos = _talks(chosen["conversation"], person_id, team_id, by, now)
        cases, case_undos = _cases(chosen["case"], person_id, team_id, by, now)
    except (Refused, CaseRefused) as refused:
        raise GivenNothing(str(refused)) from refused
    undos = [*talk_undos, *case_undos]
    # Several deeds can not be taken back by one press.
    return talks + cases, undos[0] if len(undos) == 1 else _NOWHERE


def _cases(
    ids: Sequence[int], person_id: int | None, team_id: int | None, by: Actor, now: datetime
) -> tuple[int, list[str]]:
    """Cases are given as one deed a team: who gets one in person stays in its team."""
    done, undos = 0, []
    facts = list(cases_by_id(ids).values())
    for team in dict.fromkeys(team_id or one.team_id for one in facts):
        those = [one.id for one in facts if (team_id or one.team_id) == team]
        wanted = CaseAct(do="assign", owner_id=person_id, team_id=team)
        acted = act_on_cases(those, wanted, by=by, now=now)
        told = [one for one in acted.problems.values() if one not in _QUICKER]
        if told and not acted.done:
            raise GivenNothing(told[0])
        done += len(acted.done)
        if acted.deed_id is not None:
            undos.append(reverse("cases:undo", args=[acted.deed_id]))
    return done, undos


def _talks(
    ids: Sequence[int], person_id: int | None, team_id: int | None, by: Actor, now: datetime
) -> tuple[int, list[str]]:
    """What nobody has is assigned, and can be taken back; what somebody has is handed over."""
    facts = [found for one in ids if (found := conversation(one)) is not None]
    free = [one for one in facts if one.assignee_id in {None, person_id}]
    done, undos = 0, []
    for team in dict.fromkeys(team_id or one.team_id for one in free):
        those = [one.id for one in free if (team_id or one.team_id) == team]
        acted = act(those, Act(do="assign", assignee_id=person_id, team_id=team), by=by, now=now)
        done += len(acted.done)
        undos.append(_NOWHERE if acted.deed_id is None else _undo_of(acted.deed_id))
    held = [one for one in facts if one not in free]
    done += sum(_handed(one, person_id, team_id, by, now) for one in held)
    return done, undos


def _undo_of(deed_id: int) -> str:
    return reverse("conversations:undo", args=[deed_id])


def _handed(
    facts: ConversationFacts,
    person_id: int | None,
    team_id: int | None,
    by: Actor,
    now: datetime,
) -> bool:
    try:
        hand_off(
            conversation_id=facts.id,
            assignee_id=person_id,
            team_id=team_id,
            version=facts.version,
            by=by,
            now=now,
        )
    except (Changed, NoSuchConversation):
        return False
    return True
