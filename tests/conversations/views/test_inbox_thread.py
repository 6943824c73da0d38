"""A conversation opened in the inbox."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hamdel.channels.models import Delivery
from hamdel.conversations.models import Conversation, Message
from hamdel.conversations.public import Actor, ToWrite, hand_off, write_message
from tests.conversations.conftest import Dial, Say
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db
MIXED = "تست فارسی و English با هم (۱۲)\nOrder #A-12 is late"


def opened(player: Player) -> str:
    pk = Conversation.objects.order_by("pk")[0].pk
    return player.get(f"/inbox/{pk}/opened").content.decode()


def by(player: Player) -> Actor:
    return Actor(who=player.email, person_id=player.user_id, name=player.name)


def test_each_line_has_a_direction_of_its_own(say: Say, sara: Player) -> None:
    say(MIXED, quoted="متن پیشین")
    page = opened(sara)
    assert '<p dir="auto">تست فارسی و English با هم (۱۲)</p>' in page
    assert '<p dir="auto">Order #A-12 is late</p>' in page
    assert "یکشنبه ۱ آذر ۱۴۰۵" in page
    assert "۱۲:۰۰" in page


def test_calls_notes_and_files_stand_in_the_thread(say: Say, dial: Dial, sara: Player) -> None:
    say(files=[{"name": "فاکتور.pdf", "type": "application/pdf", "content": "x"}])
    page = opened(sara)
    assert "فاکتور.pdf" in page
    pk = Conversation.objects.get().pk
    note = ToWrite(text="پیگیری کن", direction="note")
    write_message(conversation_id=pk, said=note, by=by(sara), now=NOW)
    assert "inbox-note" in opened(sara)
    dial("ringing")
    dial("ended", at=40)
    call = Conversation.objects.order_by("-pk")[0].pk
    assert "تماس بی‌پاسخ" in sara.get(f"/inbox/{call}/opened").content.decode()


@pytest.mark.parametrize(
    ("state", "said", "offered"),
    [
        ("waiting", "در راه", ()),
        ("sent", "#i-check", ()),
        ("refused", "فرستاده نشد", ("دوباره بفرست",)),
        ("unknown", "معلوم نیست", ("دوباره بفرست", "رسیده است")),
        ("cancelled", "پس گرفته شد", ()),
    ],
)
def test_how_a_message_of_ours_fares(
    state: str, said: str, offered: tuple[str, ...], say: Say, sara: Player
) -> None:
    say()
    pk = Conversation.objects.get().pk
    write_message(conversation_id=pk, said=ToWrite(text="پاسخ"), by=by(sara), now=NOW)
    Delivery.objects.update(state=state)
    page = opened(sara)
    assert said in page
    for words in ("دوباره بفرست", "رسیده است"):
        assert (words in page) == (words in offered)


def test_long_threads_begin_with_the_newest(say: Say, sara: Player) -> None:
    say()
    row = Conversation.objects.get()
    Message.objects.bulk_create(
        Message(
            conversation=row, at=NOW + timedelta(minutes=n), direction="in", channel="pigeon", text=f"م{n}ـ"
        )
        for n in range(1, 100)
    )  # fmt: skip
    page = opened(sara)
    assert "م99ـ" in page
    assert "م19ـ" not in page
    before = Message.objects.get(text="م20ـ").pk
    assert f"before={before}" in page
    older = sara.get(f"/inbox/{row.pk}/earlier?before={before}").content.decode()
    assert "م19ـ" in older
    assert "م20ـ" not in older
    assert "before=" not in older


def test_who_gets_it_sees_the_card_first(say: Say, sara: Player, reza: Player) -> None:
    say()
    pk = Conversation.objects.get().pk
    hand_off(
        conversation_id=pk, assignee_id=reza.user_id, team_id=None, card="وعده دادیم", by=by(sara),
        now=NOW,
    )  # fmt: skip
    page = opened(reza)
    assert page.index("inbox-card") < page.index("thread-messages")
    assert "inbox-card-text" not in opened(sara)
    reza.post(f"/inbox/{pk}/card-read")
    assert "inbox-card-text" not in opened(reza)


def test_one_sees_who_else_is_there(say: Say, sara: Player, reza: Player) -> None:
    say()
    pk = Conversation.objects.get().pk
    assert reza.post(f"/inbox/{pk}/here", {"what": "typing"}).content.strip() == b""
    assert "رضا مرادی می‌نویسد" in sara.post(f"/inbox/{pk}/here").content.decode()
    assert "رضا مرادی" in sara.get(f"/inbox/{pk}/who").content.decode()
    reza.post(f"/inbox/{pk}/here", {"what": "gone"})
    assert "رضا مرادی" not in sara.get(f"/inbox/{pk}/who").content.decode()
    assert sara.post("/inbox/999999/here").status_code == 404


def test_what_was_read_is_read(say: Say, sara: Player) -> None:
    say(at=(NOW - timedelta(days=700)).isoformat())
    pk = Conversation.objects.get().pk
    assert "row unread" in sara.get("/inbox/rows?queue=all").content.decode()
    sara.post(f"/inbox/{pk}/here")
    assert "row unread" not in sara.get("/inbox/rows?queue=all").content.decode()


def test_opening_asks_the_database_little(say: Say, sara: Player) -> None:
    say()
    pk = Conversation.objects.get().pk
    for n in range(30):
        said = ToWrite(text=f"پاسخ {n}")
        write_message(conversation_id=pk, said=said, by=by(sara), now=NOW)
    opened(sara)
    with CaptureQueriesContext(connection) as queries:
        opened(sara)
    assert len(queries) <= 14, "\n".join(one["sql"][:150] for one in queries)


def test_pieces_follow_and_the_composer_stays(say: Say, sara: Player) -> None:
    say()
    pk = Conversation.objects.get().pk
    page = sara.get(f"/inbox/{pk}/pieces").content.decode()
    assert 'id="thread-messages"' in page
    assert 'id="thread-head"' in page
    assert "<textarea" not in page
    for path in ("opened", "pieces", "earlier"):
        assert sara.get(f"/inbox/999999/{path}").status_code == 404
