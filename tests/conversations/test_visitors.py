"""What visitors of the chat are told, from real conversations."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from hamdel.accounts.models import Calendar
from hamdel.channels.chat_pages import pages
from hamdel.channels.models import Visitor
from hamdel.channels.public import AccountFacts, create_account
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.channels.usecases.forwarding import READ_WITHIN, forward_unread
from hamdel.conversations.contracts import Actor
from hamdel.conversations.models import Conversation, Message
from hamdel.conversations.queries.ways import ways_of
from hamdel.conversations.usecases.coding import make_code
from hamdel.conversations.usecases.continuing import confirm_way
from hamdel.conversations.usecases.looking import look
from hamdel.conversations.usecases.writing import ToWrite, write_message
from hamdel.conversations.visitors import Visitors
from hamdel.customers.public import customer_of, erase_customer, find_by_identifier
from hamdel.platform.instants import system_now
from tests.conversations.conftest import Say
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


class Browser:
    """A visitor's browser, as far as the server knows."""

    def __init__(self, account: AccountFacts) -> None:
        self.account = account
        self.client = Client()
        secret = self.client.post(f"/chat/{account.token}/visitors").json()["visitor"]
        self.headers = {"Authorization": f"Bearer {secret}"}
        self.count = 0

    def say(self, text: str, **more: Any) -> Any:
        self.count += 1
        body = json.dumps({"id": f"message-{self.count}", "text": text, **more})
        return self.client.post(
            self.account.hook_path, body, content_type="application/json", headers=self.headers
        )

    def ask(self, what: str, method: str = "get") -> Any:
        asked = getattr(self.client, method)
        return asked(f"/chat/{self.account.token}/{what}", headers=self.headers)


@pytest.fixture
def chat(db: None) -> AccountFacts:
    return create_account(kind="webchat", name="رکاب", who="leila", now=NOW)


@pytest.fixture
def browser(chat: AccountFacts) -> Browser:
    return Browser(chat)


def answer(sara: Player, text: str = "سلام") -> None:
    by = Actor(who=sara.email, person_id=sara.user_id, name=sara.name)
    said = ToWrite(text=text)
    talk = Conversation.objects.order_by("-pk").first()
    assert talk is not None
    write_message(conversation_id=talk.pk, said=said, by=by, now=system_now())


def test_waiting_is_told_from_what_happened(chat: AccountFacts, sara: Player) -> None:
    visitors = Visitors()
    for seconds in (30, 50, 400):
        Browser(chat).say("سلام")
        answer(sara)
        talk = Conversation.objects.latest("pk")
        Message.objects.filter(conversation=talk, direction="out").update(
            at=talk.opened_at + timedelta(seconds=seconds)
        )
    now = system_now()
    assert visitors.answering(chat.id, "", now=now).wait_seconds == 50
    assert Visitors().answering(chat.id, "", now=now + timedelta(days=8)).wait_seconds is None


def test_two_answers_are_too_few_to_promise_anything(chat: AccountFacts, sara: Player) -> None:
    for _ in range(2):
        Browser(chat).say("سلام")
        answer(sara)
    assert Visitors().answering(chat.id, "", now=system_now()).wait_seconds is None


def test_only_the_first_name_of_who_answers_is_told(browser: Browser, sara: Player) -> None:
    browser.say("سلام")
    assert browser.ask("lines").json()["state"]["name"] == ""
    answer(sara)
    state = browser.ask("lines").json()["state"]
    assert state["name"] == "سارا"
    assert "احمدی" not in browser.ask("lines").content.decode()


def test_a_visitor_goes_on_elsewhere_by_a_code(browser: Browser, say: Say) -> None:
    assert browser.ask("code", "post").status_code == 404
    browser.say("سفارشم کو؟")
    made = browser.ask("code", "post").json()
    say(made["link"], sender="09351112233")
    say("همان سفارش", sender="09351112233")
    assert Conversation.objects.count() == 1
    assert {one.channel for one in Message.objects.exclude(direction="note")} == {"chat", "pigeon"}


def test_codes_are_few(browser: Browser) -> None:
    browser.say("سلام")
    answers = [browser.ask("code", "post").status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


def test_who_comes_by_a_code_sees_what_was_said_only_once_confirmed(
    browser: Browser, say: Say
) -> None:
    say("سفارش محرمانه")
    talk = Conversation.objects.get()
    made = make_code(conversation_id=talk.pk, by=Actor(who="sara"), now=system_now())
    assert browser.say("", code=made.code).status_code == 200
    browser.say("منم")
    assert Message.objects.get(text="منم").conversation_id == talk.pk
    assert "محرمانه" not in browser.ask("lines").content.decode()
    assert made.code not in browser.ask("lines").content.decode()
    assert browser.ask("code", "post").status_code == 404
    confirm_way(way_id=ways_of(talk.pk)[0].id, by=Actor(who="sara"), now=system_now())
    (earlier,) = browser.ask("lines").json()["state"]["earlier"]
    assert (earlier["text"], earlier["mine"], earlier["channel"]) == (
        "سفارش محرمانه",
        True,
        "pigeon",
    )


def test_visitors_see_nothing_of_each_other(chat: AccountFacts, sara: Player) -> None:
    one, other = Browser(chat), Browser(chat)
    one.say("راز یک")
    answer(sara, "پاسخ یک")
    other.say("راز دو")
    assert "یک" not in other.ask("lines").content.decode()
    assert Visitor.objects.count() == 2


def test_erasing_a_customer_ends_their_browser_s_chat(
    browser: Browser, chat: AccountFacts
) -> None:
    browser.say("سلام", about={"name": "مینا", "phone": "09123456789"})
    other = Browser(chat)
    other.say("من دیگری‌ام")
    talk = Conversation.objects.earliest("pk")
    customer = customer_of(talk.profile_id)
    assert customer is not None
    erase_customer(customer_id=customer, who="leila", now=system_now())
    assert browser.ask("lines").status_code == 401
    assert [one["text"] for one in other.ask("lines").json()["lines"]] == ["من دیگری‌ام"]
    assert browser.say("باز هم منم").status_code == 401


def test_visitors_see_that_the_team_reads_and_writes(
    browser: Browser,
    sara: Player,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    told: list[tuple[int, str, Any]] = []
    monkeypatch.setattr(pages, "note", lambda *said: told.append(said))
    browser.say("سلام")
    talk, visitor = Conversation.objects.get(), Visitor.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        look(conversation_id=talk.pk, person_id=sara.user_id, now=NOW)
        look(conversation_id=talk.pk, person_id=sara.user_id, typing=True, now=NOW)
    assert told == [(visitor.pk, "typing", {"name": "سارا"}), (visitor.pk, "read", {"upto": 1})]
    assert browser.ask("lines").json()["state"]["read_by_us"] == 1


def test_away_says_when_work_begins_again(browser: Browser) -> None:
    assert Visitors().answering(0, "", now=NOW).opens_at is None  # nobody said when work is done
    sunday = ((9 * 60, 17 * 60),)
    Calendar.objects.create(
        name="شرکت",
        is_company=True,
        created_at=NOW,
        zone="Asia/Tehran",
        week=json.dumps([(), sunday, (), (), (), (), ()]),
    )
    assert Visitors().answering(0, "", now=NOW).opens_at is None  # Sunday noon: open
    evening = NOW + timedelta(hours=6)
    assert Visitors().answering(0, "", now=evening).opens_at == NOW + timedelta(days=7, hours=-3)


def test_what_comes_back_from_where_answers_were_sent_on_is_in_the_same_conversation(
    browser: Browser, sara: Player, loft: AccountFacts, say: Say
) -> None:
    browser.say("سفارشم کو؟", about={"phone": "09123456789"})
    answer(sara, "فردا می‌رسد")
    deliver_due(now=system_now())
    assert forward_unread(now=system_now() + 2 * READ_WITHIN) == 1
    say("ممنون", sender="+989123456789", phone="09123456789")
    assert Conversation.objects.count() == 1
    assert Message.objects.get(text="ممنون").channel == "pigeon"
    (way,) = ways_of(Conversation.objects.get().pk)
    assert way.confirmed_at is None
    assert customer_of(way.profile_id) == find_by_identifier("phone", "09123456789")[0]


def test_what_a_known_person_writes_does_not_go_to_who_typed_their_address(
    browser: Browser, sara: Player, loft: AccountFacts, say: Say
) -> None:
    say("سلام", sender="+989123456789", phone="09123456789", joins=False)
    Conversation.objects.update(state="closed")
    browser.say("سفارشم کو؟", about={"phone": "09123456789"})
    theirs = Conversation.objects.get(channel="chat")
    answer(sara, "فردا می‌رسد")
    deliver_due(now=system_now())
    forward_unread(now=system_now() + 2 * READ_WITHIN)
    say("رازم این است", sender="+989123456789", phone="09123456789")
    assert Message.objects.get(text="رازم این است").conversation_id != theirs.pk


def test_a_code_with_a_typed_address_confirms_nobody(chat: AccountFacts, browser: Browser) -> None:
    browser.say("رازم این است", about={"phone": "09123456789"})
    talk = Conversation.objects.get()
    made = make_code(conversation_id=talk.pk, by=Actor(who="leila"), now=system_now())
    other = Browser(chat)
    other.say("", code=made.code, about={"phone": "09123456789"})
    (way,) = ways_of(talk.pk)
    assert way.confirmed_at is None
    assert "رازم" not in other.ask("lines?after=0").content.decode()
