"""Conversations are found by what was said in them, in any spelling, as soon as it is indexed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client

from hamdel.conversations.contracts import Actor
from hamdel.conversations.models import Message
from hamdel.conversations.queries.inbox import inbox_page
from hamdel.conversations.queries.messages import conversation_of_incoming
from hamdel.conversations.queries.queues import Looker
from hamdel.conversations.queries.searching import WORDS
from hamdel.conversations.rules.queues import View
from hamdel.conversations.usecases.indexing import index_messages, not_indexed
from hamdel.conversations.usecases.states import close
from hamdel.conversations.usecases.taking_back import take_back_message
from hamdel.conversations.usecases.writing import ToWrite, write_message
from hamdel.customers.public import erase_customer, find_by_identifier
from hamdel.platform import followers
from tests.conversations.conftest import Ask, Pigeons, Say
from tests.ground.cast import NOW, Player

BY = Actor(who="sara")
pytestmark = pytest.mark.django_db


def found(said: str, *, queue: str = "every") -> list[int]:
    page = inbox_page(View(queue=queue, search=said), Looker(id=0))
    return [row.id for row in page.rows]


@pytest.fixture
def talk(say: Say) -> Callable[..., int]:
    """Has somebody write, lets the follower follow, and gives the conversation."""

    def begin(text: str, **more: Any) -> int:
        pk = conversation_of_incoming(say(text, **more))
        followers.run_once()
        assert pk is not None
        return pk

    return begin


@pytest.mark.parametrize(
    "said", ["گلدان شکسته", "گلدان‌هایم", "گلدانِ", "سفارش ۱۲۳۴", "سفارش 1234", "سفارش ١٢٣٤", "پيگيري", "پی گیری"]
)  # fmt: skip
def test_words_find_them_in_any_spelling(talk: Callable[..., int], said: str) -> None:
    pk = talk("گلدانم شکسته رسید، سفارش ۱۲۳۴ را پی‌گیری کنید")
    talk("سلام، فاکتور می‌خواهم", sender="09120000001")
    assert found(said) == [pk]


def test_all_words_are_in_one_message_and_the_newest_conversation_is_first(
    talk: Callable[..., int],
) -> None:
    first = talk("حواله نرسید", at=NOW.isoformat())
    second = talk("حواله نرسید هنوز", sender="09120000001", at=NOW.replace(hour=23).isoformat())
    assert found("حواله نرسید") == [second, first]
    assert found("حواله هنوز") == [second]
    assert found("حواله فاکتور") == []


def test_closed_ones_are_found_where_everything_is_searched(talk: Callable[..., int]) -> None:
    pk = talk("گلدان شکسته")
    close(conversation_id=pk, by=BY, now=NOW)
    assert found("گلدان", queue="all") == []
    assert found("گلدان", queue="closed") == [pk] == found("گلدان")


def test_what_the_team_wrote_and_files_names_are_found(talk: Callable[..., int]) -> None:
    files = [{"name": "رسید-واریز.pdf", "type": "application/pdf", "content": "x"}]
    pk = talk("این هم فایل", files=files)
    note = ToWrite(text="به انبار مرکزی گفتم", direction="note")
    write_message(conversation_id=pk, said=note, by=BY, now=NOW)
    followers.run_once()
    assert found("انبار مرکزی") == [pk] == found("رسید واریز")


def test_the_row_shows_where_it_says_so(talk: Callable[..., int], sara: Player) -> None:
    talk("از دیروز منتظرم و هنوز کسی جواب نداده که گلدانِ من کجاست و کی می‌رسد " * 3)
    page = sara.get("/inbox/?queue=every&q=گلدان").content.decode()
    assert "<mark>گلدانِ</mark> من کجاست" in page
    row = inbox_page(View(queue="every", search="گلدان"), Looker(id=0)).rows[0]
    assert sum(len(piece.text) for piece in row.found) < 200


def test_a_row_that_is_found_by_its_subject_shows_that(talk: Callable[..., int]) -> None:
    pk = talk("سلام", subject="گلدان‌های شکسته")
    (row,) = inbox_page(View(queue="every", search="گلدان‌های"), Looker(id=0)).rows
    assert (row.id, [piece.text for piece in row.found if piece.asked]) == (pk, ["گلدان‌های"])


def test_the_other_keyboard_layout_is_understood(talk: Callable[..., int]) -> None:
    pk = talk("گلدان شکسته")
    page = inbox_page(View(queue="every", search="'gnhk"), Looker(id=0))
    assert [row.id for row in page.rows] == [pk]
    assert page.rescued == "گلدان"


def test_a_program_finds_them_too(talk: Callable[..., int], api: Ask, stranger: Client) -> None:
    pk = talk("گلدانم شکسته رسید")
    talk("فاکتور", sender="09120000001")
    items = api("GET", "/conversations?q=گلدان هایم&state=open").json()["items"]
    assert [one["id"] for one in items] == [str(pk)]
    assert api("GET", "/conversations?q=گلدان&state=closed").json()["items"] == []
    assert api("GET", "/conversations?q=%22%27%20OR%20(&limit=1").status_code == 200
    assert stranger.get("/api/v1/conversations?q=گلدان").status_code == 401


def test_what_is_erased_or_taken_back_is_found_no_more(
    talk: Callable[..., int], sara: Player, pigeons: Pigeons
) -> None:
    pk = talk("گلدان شکسته")
    by = Actor(who="sara", person_id=sara.user_id)
    said = ToWrite(text="جایگزین را فرستادیم", channel="pigeon")
    mine = write_message(conversation_id=pk, said=said, by=by, now=NOW)
    followers.run_once()
    assert WORDS.find("جایگزین") == [mine]
    take_back_message(message_id=mine, by=by, now=NOW)
    assert WORDS.find("جایگزین") == []
    (customer,) = find_by_identifier("phone", "09123456789")
    erase_customer(customer_id=customer, who="leila", now=NOW)
    assert WORDS.find("گلدان") == []
    assert WORDS.tidy()
    assert not WORDS.tidy()


def test_what_was_there_before_is_taken_in(talk: Callable[..., int]) -> None:
    pk = talk("گلدان شکسته")
    WORDS.drop(Message.objects.values_list("pk", flat=True))
    Message.objects.update(indexed_at=None)
    assert found("گلدان") == []
    followers.run_once()
    assert found("گلدان") == [pk]
    assert not_indexed(7, 100) == ([], 7)


def test_one_that_can_not_be_indexed_holds_up_nothing(
    talk: Callable[..., int], say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = say("بد"), say("گلدان")
    put = WORDS.put
    refused = Message.objects.get(incoming=bad).pk

    def refusing(rows: Any) -> None:
        kept = list(rows)
        if any(pk == refused for pk, _ in kept):
            from_database = "no such thing"
            raise IntegrityError(from_database)
        put(kept)

    monkeypatch.setattr(WORDS, "put", refusing)
    ids, _ = not_indexed(0, 100)
    index_messages(ids, now=NOW)
    assert not_indexed(0, 100)[0] == []
    assert found("گلدان") == [conversation_of_incoming(good)]
