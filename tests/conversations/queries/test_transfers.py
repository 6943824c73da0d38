"""Who gets a conversation sees what happened so far before they answer; where not, it is counted."""

from datetime import timedelta

import pytest
from django.test import Client

from hamdel.accounts.public import create_team
from hamdel.conversations.contracts import Actor
from hamdel.conversations.models import Conversation
from hamdel.conversations.queries.queues import Looker, counts
from hamdel.conversations.queries.thread import on_screen
from hamdel.conversations.queries.transfers import transfers_between
from hamdel.conversations.usecases.assigning import hand_off
from hamdel.conversations.usecases.handing import read_card
from hamdel.conversations.usecases.looking import look
from hamdel.conversations.usecases.states import close
from hamdel.conversations.usecases.writing import ToWrite, write_message
from tests.conversations.conftest import Ask, Pigeons, Say
from tests.ground.cast import NOW, Player

LATER = NOW + timedelta(minutes=5)
DAY = (NOW - timedelta(hours=1), NOW + timedelta(hours=1))
pytestmark = pytest.mark.django_db


def by(player: Player) -> Actor:
    return Actor(who=player.email, person_id=player.user_id, name=player.name)


@pytest.fixture
def talk(say: Say, pigeons: Pigeons) -> int:
    say()
    return Conversation.objects.get().pk


def hand(talk: int, giver: Player, *, to: Player | None, team: int | None = None) -> None:
    hand_off(
        conversation_id=talk, assignee_id=None if to is None else to.user_id, team_id=team,
        by=by(giver), now=NOW,
    )  # fmt: skip


def answer(talk: int, player: Player) -> None:
    said = ToWrite(text="سلام", channel="pigeon")
    write_message(conversation_id=talk, said=said, by=by(player), now=LATER)


def unread() -> tuple[int, int, int]:
    found = transfers_between(*DAY)
    return found.transfers, found.answered, found.unread


def test_who_opened_it_first_saw_the_card(talk: int, sara: Player, reza: Player) -> None:
    hand(talk, sara, to=reza)
    assert unread() == (1, 0, 0)
    look(conversation_id=talk, person_id=reza.user_id, now=LATER)
    answer(talk, reza)
    answer(talk, reza)
    assert unread() == (1, 1, 0)


def test_who_answered_without_opening_it_is_counted(
    talk: int, sara: Player, reza: Player, api: Ask, stranger: Client
) -> None:
    look(conversation_id=talk, person_id=reza.user_id, now=NOW - timedelta(minutes=1))
    hand(talk, sara, to=reza)
    answer(talk, sara)  # the giver's own last word is not the receiver's first
    assert unread() == (1, 0, 0)
    answer(talk, reza)
    assert unread() == (1, 1, 1)
    assert counts(Looker(id=0))["unread"] == 1
    for player, sees in ((reza, True), (sara, False)):
        page = player.get("/inbox/?queue=all").content.decode()
        assert ("queue=unread" in page) is sees
    assert f'id="row-{talk}"' in reza.get("/inbox/?queue=unread").content.decode()
    span = "from=2026-11-22T00:00:00Z&to=2026-11-23T00:00:00Z"
    told = api("GET", f"/reports/transfers?{span}").json()
    assert (told["transfers"], told["answered"], told["without_read"]) == (1, 1, 1)
    (item,) = told["items"]
    assert (item["conversation_id"], item["giver"], item["person"]) == (
        str(talk), "سارا احمدی", "رضا مرادی",
    )  # fmt: skip
    assert api("GET", "/reports/transfers?from=2025-01-01T00:00:00Z&to=2025-01-02T00:00:00Z").json() == {
        "transfers": 0, "answered": 0, "without_read": 0, "items": [],
    }  # fmt: skip
    assert api("GET", "/reports/transfers?from=yesterday").status_code == 400
    assert stranger.get("/api/v1/reports/transfers").status_code == 401
    close(conversation_id=talk, by=by(reza), now=LATER)
    assert counts(Looker(id=0))["unread"] == 0


def test_of_a_team_it_is_whoever_answers_first(
    talk: int, sara: Player, reza: Player, leila: Player
) -> None:
    team = create_team(name="پشتیبانی", who="leila", now=NOW).id
    hand(talk, sara, to=None, team=team)
    shown = {one.name: on_screen(talk, person_id=one.user_id) for one in (sara, reza, leila)}
    assert [name for name, screen in shown.items() if screen and screen.card] == [
        "رضا مرادی", "لیلا نوری",
    ]  # fmt: skip
    look(conversation_id=talk, person_id=leila.user_id, now=LATER)
    answer(talk, reza)
    assert unread() == (1, 1, 1)
    assert read_card(conversation_id=talk, person_id=reza.user_id, now=LATER)
    screen = on_screen(talk, person_id=leila.user_id)
    assert screen is not None
    assert screen.card is None


def test_the_card_comes_into_a_page_that_is_open(talk: int, sara: Player, reza: Player) -> None:
    assert "inbox-card" not in reza.get(f"/inbox/{talk}/pieces").content.decode()
    hand(talk, sara, to=reza)
    assert "inbox-card" in reza.get(f"/inbox/{talk}/pieces").content.decode()
