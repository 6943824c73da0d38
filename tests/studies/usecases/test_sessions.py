"""A session that was held is a moment of each one's story."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from hamdel.customers.public import erase_customer, export_customer
from hamdel.interactions.public import story_of
from hamdel.studies.contracts import Refused, ToPlan
from hamdel.studies.models import Note, Participant
from hamdel.studies.queries.sessions import session
from hamdel.studies.queries.studies import study
from hamdel.studies.usecases.sessions import (
    begin_session,
    cancel_session,
    change_session,
    hold_session,
)
from tests.ground.cast import NOW
from tests.studies.conftest import Talk


def actions(talk: Talk, place: int) -> list[str]:
    return [one.action for one in story_of(talk.profiles[place]).moments]


def test_who_was_there_has_it_in_their_story(group: Talk) -> None:
    begin_session(group.session_id, now=NOW)
    hold_session(group.session_id, there=group.people[:2], by=group.by, now=NOW)
    hold_session(group.session_id, there=group.people[:2], by=group.by, now=NOW)
    assert [actions(group, place) for place in range(3)] == [
        ["Interview Held"], ["Interview Held"], [],
    ]  # fmt: skip
    assert session(group.session_id).there == tuple(group.people[:2])
    assert (study(group.study_id).held, study(group.study_id).state) == (1, "running")
    with pytest.raises(Refused):
        cancel_session(group.session_id)


def test_a_plan_is_changed_canceled_and_brought_back(talk: Talk) -> None:
    later = ToPlan(planned_at=NOW + timedelta(days=1), minutes=45, participant_ids=())
    cancel_session(talk.session_id)
    with pytest.raises(Refused):
        begin_session(talk.session_id, now=NOW)
    change_session(talk.session_id, later)
    assert (session(talk.session_id).minutes, session(talk.session_id).people) == (45, ())
    with pytest.raises(Refused):
        hold_session(talk.session_id, by=talk.by, now=NOW)
    for wrong in (
        replace(later, way="pigeon"),
        replace(later, minutes=0),
        replace(later, participant_ids=(2**40,)),
        replace(later, participant_ids=(talk.people[0], 2**40)),
    ):
        with pytest.raises(Refused):
            change_session(talk.session_id, wrong)


def test_erasing_a_customer_erases_their_words(talk: Talk) -> None:
    talk.agree().note("گفت گران است")
    hold_session(talk.session_id, by=talk.by, now=NOW)
    given = json.dumps(export_customer(talk.profiles[0]), ensure_ascii=False)
    assert "گفت گران است" in given
    assert "یادداشت برمی‌داریم" in given
    erased = erase_customer(customer_id=talk.profiles[0], who="test", now=NOW)
    assert erased.removed["studies"] == 1
    assert not Note.objects.exists()
    assert not Participant.objects.exists()
