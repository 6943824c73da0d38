"""What is held of a person is given to them; what is erased leaves nothing."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.models import Delivery, Incoming
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.channels.usecases.taking_in import take_in
from hamdel.conversations.contracts import Actor
from hamdel.conversations.handlers import tidy_words
from hamdel.conversations.models import Conversation
from hamdel.conversations.public import ToWrite, close, hand_off, write_message
from hamdel.conversations.queries.searching import WORDS
from hamdel.customers.public import (
    erase_customer,
    export_customer,
    find_by_identifier,
    what_erasing_removes,
)
from hamdel.platform import followers
from tests.conversations.conftest import Dial, Pigeons, Say
from tests.ground.cast import NOW, Player

SARA = Actor(who="sara@hamdel.example")
# Of her and of nobody else: numbers, names, what she wrote, what we wrote, her files.
HERS = (
    "9123456789",
    "کاظمی",
    "گلدان",
    "فردا می",
    "راز-فایل",
    "رسید-مینا",
    "یادداشت-ما",
    "شکایت‌نامه",
)
pytestmark = pytest.mark.django_db(transaction=True)


def everything() -> str:
    """All that is stored: every table and every file."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                found += [
                    bytes(v).decode(errors="replace")
                    if isinstance(v, bytes | memoryview)
                    else str(v)
                    for v in row
                ]
    files = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    return "\n".join(found + [path.read_bytes().decode(errors="replace") for path in files])


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of other tests are nobody's here."""
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path)


@pytest.fixture
def lived(
    transactional_db: None,
    say: Say,
    dial: Dial,
    loft: AccountFacts,
    pigeons: Pigeons,
    reza: Player,
) -> int:
    """Mina's customer id after she wrote, called, was answered, and sent what nobody could read."""
    say("گلدان شکست", name="مینا کاظمی", subject="شکایت‌نامه گلدان", id="hers")
    say("گلدان شکست", name="مینا کاظمی", id="hers")  # again: kept, not taken in
    say(
        "عکس گلدان" + " " * 70_000,
        files=[{"name": "رسید-مینا.png", "type": "image/png", "content": "راز-فایل"}],
    )
    dial("ringing")
    dial("ended", at=30)
    row = Conversation.objects.get(channel="pigeon")
    write_message(conversation_id=row.pk, said=ToWrite(text="فردا می‌رسد"), by=SARA, now=NOW)
    hand_off(
        conversation_id=row.pk, assignee_id=reza.user_id, team_id=None, card="یادداشت-ما درباره کاظمی",
        by=SARA, now=NOW,
    )  # fmt: skip
    deliver_due(now=NOW)
    close(conversation_id=row.pk, by=SARA, now=NOW)
    unread = b"event=?&from=%2B98 912 345 6789"
    take_in(account=loft, body=unread, content_type="application/x-www-form-urlencoded", now=NOW)
    say("من کس دیگری هستم", sender="09350001122", name="رضا پناهی")
    followers.run_once()
    (customer,) = find_by_identifier("phone", "09123456789")
    return customer


def test_all_of_it_is_handed_out(lived: int) -> None:
    held = export_customer(lived)
    assert len(held["conversations"]) == 2
    texts = json.dumps([held["conversations"], held["channels"]], ensure_ascii=False)
    for hers in ("گلدان شکست", "فردا می‌رسد", "یادداشت-ما", "رسید-مینا.png", "missed"):
        assert hers in texts
    assert "پناهی" not in texts


def test_nothing_of_her_is_left_and_all_of_the_others(lived: int) -> None:
    before = everything()
    assert [hers for hers in HERS if hers not in before] == []
    expected = what_erasing_removes(lived).removed
    done = erase_customer(customer_id=lived, who="leila", now=NOW)
    assert done.removed == expected
    assert WORDS.find("گلدان") == []
    tidy_words(NOW)  # what SQLite's index still holds inside of words that are gone
    after = everything()
    assert [hers for hers in HERS if hers in after] == []
    assert "من کس دیگری هستم" in after
    assert "پناهی" in after
    assert Conversation.objects.count() == 1
    assert not Delivery.objects.exists()


def test_what_was_erased_does_not_come_back(lived: int, loft: AccountFacts, say: Say) -> None:
    erase_customer(customer_id=lived, who="leila", now=NOW)
    rows = Incoming.objects.count()
    say("گلدان شکست", name="مینا کاظمی", id="hers")
    assert Incoming.objects.count() == rows + 1
    assert Conversation.objects.count() == 1
    assert "گلدان" not in "".join(
        bytes(row.body or b"").decode() for row in Incoming.objects.exclude(pk__gt=rows)
    )
    assert Client().get(f"/api/v1/customers/{lived}").status_code == 401
