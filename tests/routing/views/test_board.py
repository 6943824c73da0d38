"""The board tells where it burns, and what is dragged is given."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hamdel.cases.public import cases_by_id
from hamdel.conversations.models import Conversation
from hamdel.platform.instants import system_now
from hamdel.routing.contracts import Rule
from hamdel.routing.holding import forget
from hamdel.routing.usecases.assigning import assign_waiting
from tests.conversations.conftest import Say
from tests.ground.cast import NOW, Player
from tests.routing.conftest import Serve, open_many, owners

GIVE = "/board/give"
MOST_QUESTIONS = 12  # signing in is two of them


@pytest.mark.django_db
def test_it_says_who_waits_who_is_here_and_why_nobody_has_it(
    reza: Player, sara: Player, say: Say, serve: Serve, everything: Rule
) -> None:
    serve(sara, state="break")
    say(name="مینا کاظمی")
    Conversation.objects.update(waiting_since=system_now() - timedelta(hours=3))
    page = reza.get("/board/").content.decode()
    assert "مینا کاظمی" in page
    assert "سارا احمدی" in page
    assert "routing-wait negative" in page
    assert 'data-drop="person:' in page
    assert f'data-drop="team:{everything.team_id}"' in page


@pytest.mark.django_db
def test_what_nobody_has_is_given_and_taken_back(
    reza: Player, sara: Player, say: Say, team_id: int
) -> None:
    for at in range(2):
        say(sender=f"0912555000{at}")
    ids = list(Conversation.objects.values_list("pk", flat=True))
    answer = reza.post(GIVE, {"ids": ids, "to": f"person:{sara.user_id}"})
    assert owners() == [sara.user_id] * 2
    undo = json.loads(answer.headers["HX-Trigger"])["toast"]["undo"]
    reza.post(undo)
    assert owners() == [None, None]
    reza.post(GIVE, {"ids": ids[:1], "to": f"team:{team_id}"})
    assert Conversation.objects.get(pk=ids[0]).team_id == team_id


@pytest.mark.django_db
def test_what_somebody_has_is_handed_over_with_its_card(
    reza: Player, sara: Player, say: Say, serve: Serve, everything: Rule
) -> None:
    serve(sara)
    say()
    assign_waiting(now=NOW)
    (row,) = Conversation.objects.all()
    assert reza.post(GIVE, {"ids": row.pk, "to": f"person:{reza.user_id}"}).status_code == 200
    row.refresh_from_db()
    assert (row.assignee_id, row.transfers) == (reza.user_id, 1)
    assert row.card_id is not None


@pytest.mark.django_db
def test_cases_that_nobody_has_stand_there_too_and_are_given(
    reza: Player, sara: Player, say: Say, serve: Serve, everything: Rule
) -> None:
    serve(sara)
    say()
    (talk,) = Conversation.objects.values_list("pk", flat=True)
    mine, other = open_many(2)
    page = reza.get("/board/").content.decode()
    assert f'data-drag="case:{mine}"' in page
    assert f'href="/cases/{other}/"' in page
    keys = [f"case:{mine}", f"conversation:{talk}"]
    assert reza.post(GIVE, {"ids": keys, "to": f"person:{sara.user_id}"}).status_code == 200
    assert owners() == [sara.user_id]
    given = reza.post(GIVE, {"ids": f"case:{other}", "to": f"team:{everything.team_id}"})
    found = cases_by_id([mine, other])
    assert (found[mine].owner_id, found[other].team_id) == (sara.user_id, everything.team_id)
    reza.post(json.loads(given.headers["HX-Trigger"])["toast"]["undo"])
    assert cases_by_id([other])[other].team_id is None
    assert f"case:{mine}" not in reza.get("/board/body").content.decode()
    assert reza.post(GIVE, {"ids": f"case:{other}", "to": "person:999999"}).status_code == 422


@pytest.mark.django_db
def test_nonsense_is_refused(reza: Player, sara: Player, say: Say) -> None:
    say()
    (pk,) = Conversation.objects.values_list("pk", flat=True)
    for given in ({}, {"ids": pk}, {"ids": pk, "to": "moon:1"}, {"ids": pk, "to": "person:x"}):
        assert reza.post(GIVE, given).status_code == 422
    assert reza.post(GIVE, {"ids": pk, "to": "person:999999"}).status_code in {409, 422}
    assert sara.post(GIVE, {"ids": pk, "to": f"person:{sara.user_id}"}).status_code == 403


@pytest.mark.django_db
def test_the_questions_do_not_grow_with_what_waits(
    reza: Player, sara: Player, say: Say, serve: Serve, everything: Rule
) -> None:
    serve(sara)
    counts = []
    for many in (2, 12):
        for at in range(many):
            say(sender=f"0912{many:03d}{at:04d}")
        open_many(many)
        forget()
        reza.get("/board/body")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            reza.get("/board/body")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= MOST_QUESTIONS
