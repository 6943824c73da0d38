"""The inbox's page, its rows and counts."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hamdel.accounts.public import add_member, create_team
from hamdel.conversations.models import Conversation
from hamdel.conversations.public import Actor, assign, close, set_priority, snooze
from tests.conversations.conftest import Ask, Dial, Say
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db
SARA = Actor(who="sara@hamdel.example", name="سارا احمدی")


def newest() -> Conversation:
    return Conversation.objects.order_by("-pk")[0]


def told(page: str) -> list[int]:
    """The conversations of a list, in its order."""
    return [int(found) for found in re.findall(r'id="row-(\d+)"', page)]


def rows(player: Client, query: str = "") -> list[int]:
    return told(player.get(f"/inbox/rows?{query}").content.decode())


def test_an_empty_inbox_says_what_will_stand_there(sara: Player) -> None:
    for queue in ("mine", "unassigned", "teams", "all", "mentions", "snoozed", "closed", "calls"):
        page = sara.get(f"/inbox/?queue={queue}").content.decode()
        assert "empty-title" in page, queue
        assert re.search(r'inbox-empty"(?! hidden)', page), queue


def test_a_row_tells_who_what_and_since_when(say: Say, sara: Player) -> None:
    say("سلام، سفارشم نرسیده", name="مینا کاظمی")
    page = sara.get("/inbox/?queue=unassigned").content.decode()
    assert "مینا کاظمی" in page
    assert "سفارشم نرسیده" in page
    assert "منتظر از" in page
    assert "row unread" in page
    assert "۱" in page


def test_each_queue_holds_its_own(say: Say, sara: Player, reza: Player) -> None:
    found: dict[str, int] = {}
    for name in ("mine", "his", "nobody", "team", "snoozed", "closed"):
        say(sender=f"0912000000{len(found)}")
        found[name] = newest().pk
    team = create_team(name="پشتیبانی", who="leila", now=NOW).id
    add_member(team_id=team, person_id=sara.user_id, who="leila", now=NOW)
    give: dict[str, Any] = {"by": SARA, "now": NOW}
    assign(conversation_id=found["mine"], assignee_id=sara.user_id, team_id=None, **give)
    assign(conversation_id=found["his"], assignee_id=reza.user_id, team_id=None, **give)
    assign(conversation_id=found["team"], assignee_id=reza.user_id, team_id=team, **give)
    snooze(conversation_id=found["snoozed"], until=NOW + timedelta(days=1), **give)
    close(conversation_id=found["closed"], **give)
    assert rows(sara) == [found["mine"]]
    assert set(rows(sara, "queue=unassigned")) == {found["nobody"]}
    assert rows(sara, "queue=teams") == [found["team"]]
    assert rows(sara, "queue=snoozed") == [found["snoozed"]]
    assert rows(sara, "queue=closed") == [found["closed"]]
    assert len(rows(sara, "queue=all")) == 4
    assert sara.get("/inbox/counts").json()["counts"] == {
        "mine": "۱", "unassigned": "۱", "teams": "۱", "all": "۴", "burning": "", "unread": "", "mentions": "", "snoozed": "۱", "calls": "",
    }  # fmt: skip


def test_who_waits_longest_and_matters_most_comes_first(say: Say) -> None:
    sara = Player(email="s@hamdel.example", name="س", role="agent")
    ids = []
    for n in range(3):
        say(sender=f"0912000000{n}", at=(NOW - timedelta(hours=n)).isoformat())
        ids.append(newest().pk)
    set_priority(conversation_id=ids[0], priority="urgent", by=SARA, now=NOW)
    assert rows(sara, "queue=unassigned") == [ids[0], ids[2], ids[1]]
    assert rows(sara, "queue=all") == ids
    assert rows(sara, "queue=all&priority=urgent") == [ids[0]]


def test_long_lists_come_in_pages_without_gaps(say: Say, sara: Player) -> None:
    for n in range(95):
        say(sender=f"091200000{n:02}", at=(NOW - timedelta(minutes=n // 3)).isoformat())
    for queue in ("all", "unassigned"):
        found: list[int] = []
        url = f"/inbox/rows?queue={queue}"
        while url:
            page = sara.get(url).content.decode()
            found += told(page)
            following = re.search(r'class="pager" hx-get="([^"]+)"', page)
            url = following[1].replace("&amp;", "&") if following else ""
        assert len(found) == len(set(found)) == 95
    assert sara.get("/inbox/rows?cursor=nonsense").status_code == 404


def test_search_finds_names_and_is_rescued_from_the_other_layout(say: Say, sara: Player) -> None:
    say(name="مینا کاظمی")
    mina = newest().pk
    say(sender="09350000000", name="حامد یوسفی")
    assert rows(sara, "queue=all&q=مینا") == [mina]
    assert rows(sara, "queue=all&q=ldkh") == [mina]
    assert rows(sara, "queue=all&q=09123456789") == [mina]
    assert rows(sara, "queue=all&q=زهرا") == []


def test_a_row_is_told_alone_while_it_stands_in_the_view(say: Say, sara: Player) -> None:
    say()
    pk = newest().pk
    assert told(sara.get(f"/inbox/rows/{pk}?queue=unassigned").content.decode()) == [pk]
    assert sara.get(f"/inbox/rows/{pk}?queue=mine").status_code == 204
    assert sara.get("/inbox/rows/999999?queue=all").status_code == 204


def test_missed_calls_wait_to_be_called_back(dial: Dial, sara: Player) -> None:
    dial("ringing")
    dial("ended", at=30)
    page = sara.get("/inbox/?queue=calls").content.decode()
    assert "۰۹۱۲ ۳۴۵ ۶۷۸۹" in page
    call = re.search(r'id="call-(\d+)"', page)
    assert call
    assert sara.post(f"/inbox/calls/{call[1]}/settle").content == b""
    assert "۰۹۱۲ ۳۴۵ ۶۷۸۹" not in sara.get("/inbox/?queue=calls").content.decode()


def test_who_sees_the_inbox(say: Say, stranger: Client, nima: Player) -> None:
    say("راز", name="مینا کاظمی")
    pk = newest().pk
    for path in ("", "rows", "counts", f"rows/{pk}", str(pk), f"{pk}/opened", f"{pk}/pieces"):
        answer = stranger.get(f"/inbox/{path}")
        assert answer.status_code == 302
        assert "مینا" not in answer.content.decode()
    page = nima.get(f"/inbox/{pk}?queue=all").content.decode()
    assert "راز" in page
    assert "composer" not in page.split("<body")[1].split("</main>")[0]


def test_lists_ask_the_database_little(
    say: Say, sara: Player, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(30):
        say(sender=f"091200000{n:02}")
    with django_assert_max_num_queries(14):
        sara.get("/inbox/rows?queue=all")
    opened = f"/inbox/{newest().pk}?queue=all"
    sara.get(opened)  # what the menu counts is believed for some seconds
    with django_assert_max_num_queries(27):
        sara.get(opened)


def test_a_conversation_in_which_nobody_said_anything_is_listed(api: Ask, sara: Player) -> None:
    who = [{"kind": "user_id", "value": "u-1"}]
    made = api("POST", "/conversations", {"channel": "in-person", "identifiers": who})
    assert made.status_code == 201
    assert rows(sara, "queue=all") == [newest().pk]
