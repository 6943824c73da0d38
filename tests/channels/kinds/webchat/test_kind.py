"""The chat's hook: who may post, what becomes of it, and what a visitor finds again."""

import hashlib
import hmac
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hamdel.channels.contracts import AccountFacts, File, Outbound
from hamdel.channels.kinds.webchat.kind import PER_VISITOR
from hamdel.channels.kinds.webchat.kind import send as lay
from hamdel.channels.models import ChatLine, Delivery, Incoming, Visitor
from hamdel.channels.usecases.accounts import create_account
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.channels.usecases.sending import send_message
from hamdel.interactions.public import user_hash_key
from tests.channels.conftest import Listener
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db
Say = Callable[..., Any]
FIRST = "11111111-aaaa"


@pytest.fixture
def account(db: None) -> AccountFacts:
    return create_account(kind="webchat", name="رکاب", who="leila", now=NOW)


@pytest.fixture
def secret(account: AccountFacts) -> str:
    """The secret of a visitor who has not written yet."""
    answer = Client().post(f"/chat/{account.token}/visitors")
    assert answer.status_code == 200
    made: str = answer.json()["visitor"]
    return made


@pytest.fixture
def say(account: AccountFacts, secret: str) -> Say:
    """Posts a message as the visitor's page does."""

    def post(text: str = "سلام", *, id: str = FIRST, by: str = secret, **more: Any) -> Any:  # noqa: A002
        headers = {"Authorization": f"Bearer {by}", **more.pop("headers", {})}
        body = json.dumps({"id": id, "text": text, **more})
        return Client().post(
            account.hook_path, body, content_type="application/json", headers=headers
        )

    return post


def test_a_message_is_kept_and_heard_with_who_claims_to_be(listener: Listener, say: Say) -> None:
    about = {"name": "مینا", "email": "Mina@Example.ir", "phone": "۰۹۱۲۳۴۵۶۷۸۹"}
    answer = say(about=about, anonymous_id="laptop-1", page="https://shop.example/p/1")
    assert answer.status_code == 200
    assert answer.json() | {"at": ""} == {"id": FIRST, "seq": 1, "at": ""}
    (heard,) = listener.heard
    visitor = Visitor.objects.get()
    assert (heard.text, heard.name, heard.channel, heard.sender) == (
        "سلام",
        "مینا",
        "chat",
        visitor.name,
    )
    assert heard.identifiers == (
        ("email", "mina@example.ir", False),
        ("phone", "+989123456789", False),
        ("anonymous_id", "laptop-1", False),
        ("anonymous_id", f"webchat:{visitor.name}", False),
    )
    assert heard.attributes == {"page": "https://shop.example/p/1"}


def test_the_same_message_again_is_one(listener: Listener, say: Say) -> None:
    first, again = say(), say()
    assert first.json() == again.json()
    assert [one.text for one in listener.heard] == ["سلام"]
    assert (Incoming.objects.count(), ChatLine.objects.count()) == (1, 1)


def test_the_same_id_of_another_visitor_is_another_message(
    listener: Listener, say: Say, account: AccountFacts
) -> None:
    other = Client().post(f"/chat/{account.token}/visitors").json()["visitor"]
    assert say("یکی").json()["seq"] == say("دیگری", by=other).json()["seq"] == 1
    assert [one.text for one in listener.heard] == ["یکی", "دیگری"]


def test_a_signed_user_is_vouched_for_and_bound(listener: Listener, say: Say) -> None:
    right = hmac.new(user_hash_key().encode(), b"mina-1001", hashlib.sha256).hexdigest()
    assert say(user={"id": "mina-1001", "hash": right}, anonymous_id="laptop-1").status_code == 200
    (heard,) = listener.heard
    assert ("user_id", "mina-1001", True) in heard.identifiers
    assert ("anonymous_id", "laptop-1", True) in heard.identifiers
    other = say(id="22222222-bbbb", user={"id": "reza-7"})
    assert (other.status_code, other.json()["field"]) == (409, "user.id")
    assert say(id="33333333-cccc", user={"id": "mina-1001"}).status_code == 200


def test_a_wrong_signature_is_refused_and_none_is_a_claim(listener: Listener, say: Say) -> None:
    refused = say(user={"id": "mina-1001", "hash": "0" * 64})
    assert (refused.status_code, refused.json()["field"]) == (400, "user.hash")
    assert say(user={"id": "mina-1001"}).status_code == 200
    assert ("user_id", "mina-1001", False) in listener.heard[0].identifiers


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Authorization": "Bearer nobody"}, 401),
        ({"Authorization": ""}, 401),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}, 200),
    ],
)
def test_only_our_own_frame_with_a_secret_posts(
    listener: Listener, say: Say, headers: dict[str, str], status: int
) -> None:
    assert say(headers=headers).status_code == status
    assert len(listener.heard) == (status == 200)


@pytest.mark.parametrize(
    "more",
    [
        {"id": "short"},
        {"id": "x" * 65},
        {"text": ""},
        {"text": "x" * 10_001},
        {"text": 3},
        {"about": []},
    ],
)
def test_what_says_nothing_is_refused_before_it_is_kept(
    listener: Listener, say: Say, more: dict[str, Any]
) -> None:
    answer = say(**{"text": "سلام", **more})
    assert answer.status_code == 400
    assert Incoming.objects.count() == 0


def test_a_visitor_who_writes_too_fast_waits(listener: Listener, say: Say) -> None:
    answers = [say(id=f"message-{n}") for n in range(PER_VISITOR + 1)]
    assert {answer.status_code for answer in answers[:-1]} == {200}
    assert answers[-1].status_code == 429
    assert int(answers[-1]["Retry-After"]) > 0


def test_one_chat_of_another_account_is_closed_to_it(
    account: AccountFacts, secret: str, listener: Listener
) -> None:
    other = create_account(kind="webchat", name="دیگر", who="leila", now=NOW)
    headers = {"Authorization": f"Bearer {secret}"}
    body = json.dumps({"id": FIRST, "text": "سلام"})
    answer = Client().post(other.hook_path, body, content_type="application/json", headers=headers)
    assert answer.status_code == 401
    assert Client().get(f"/chat/{other.token}/lines", headers=headers).status_code == 401


def test_the_secret_is_kept_as_a_digest_only(secret: str) -> None:
    visitor = Visitor.objects.get()
    assert secret.encode() not in bytes(visitor.secret_key)
    assert secret not in visitor.name


def test_a_file_is_a_message_and_is_had_again(
    listener: Listener, account: AccountFacts, secret: str
) -> None:
    content = b"\x89PNG" + bytes(100_000)
    path = f"{account.hook_path}?file=%D8%B9%DA%A9%D8%B3.png&id={FIRST}"
    headers = {"Authorization": f"Bearer {secret}"}
    refused = Client().post(path, content, content_type="image/png", headers=headers)
    assert refused.status_code == 409  # nobody lays files down before they said a word
    said = json.dumps({"id": "message-before", "text": "سلام"})
    Client().post(account.hook_path, said, content_type="application/json", headers=headers)
    answer = Client().post(path, content, content_type="image/png", headers=headers)
    assert answer.status_code == 200
    _, heard = listener.heard
    assert heard.files == (File(name="عکس.png", type="image/png", content=content),)
    found = Client().get(f"/chat/{account.token}/files/2/0", headers=headers)
    assert (found.status_code, found.content) == (200, content)
    assert found["Content-Disposition"].startswith("attachment;")
    assert found["X-Content-Type-Options"] == "nosniff"
    assert Client().get(f"/chat/{account.token}/files/2/1", headers=headers).status_code == 404
    assert Client().get(f"/chat/{account.token}/files/1/0").status_code == 401


def send(account: AccountFacts, text: str, *, key: str = "message:1", author: str = "") -> None:
    send_message(
        account_id=account.id, key=key, recipient=Visitor.objects.get().name, profile_id=None,
        text=text, author=author, now=NOW,
    )  # fmt: skip


def test_what_is_sent_is_among_the_lines_with_the_first_name(
    listener: Listener, account: AccountFacts, secret: str, say: Say
) -> None:
    say("سفارشم کو؟")
    send(account, "فردا می‌رسد", author="سارا احمدی")
    assert deliver_due(now=NOW) == 1
    headers = {"Authorization": f"Bearer {secret}"}
    told = Client().get(f"/chat/{account.token}/lines", headers=headers)
    lines = [
        (one["seq"], one["mine"], one["text"], one.get("author")) for one in told.json()["lines"]
    ]
    assert lines == [(1, True, "سفارشم کو؟", None), (2, False, "فردا می‌رسد", "سارا")]
    assert "احمدی" not in told.content.decode()
    later = Client().get(f"/chat/{account.token}/lines?after=1", headers=headers).json()["lines"]
    assert [one["seq"] for one in later] == [2]


def test_a_worker_that_died_after_the_line_lays_it_once(
    account: AccountFacts, secret: str
) -> None:
    send(account, "فردا می‌رسد")
    row = Delivery.objects.get()
    outbound = Outbound(delivery_id=row.pk, message_id=row.message_id, recipient=row.recipient)
    first = lay(outbound, account, lambda: None)
    assert deliver_due(now=NOW) == 1
    assert ChatLine.objects.count() == 1
    row.refresh_from_db()
    assert (row.state, row.provider_id) == ("sent", first.provider_id)


def test_a_visitor_who_is_gone_is_not_written_to(account: AccountFacts, secret: str) -> None:
    send(account, "فردا می‌رسد")
    Visitor.objects.all().delete()
    deliver_due(now=NOW)
    row = Delivery.objects.get()
    assert (row.state, row.problem) == ("refused", "This visitor is not known any more.")


def test_reading_is_told_at_what_was_sent(
    listener: Listener, account: AccountFacts, secret: str, say: Say
) -> None:
    say()
    send(account, "یک")
    send(account, "دو", key="message:2")
    deliver_due(now=NOW)
    headers = {"Authorization": f"Bearer {secret}"}

    def read(upto: int) -> int:
        path = f"/chat/{account.token}/read"
        body = json.dumps({"upto": upto})
        return (
            Client().post(path, body, content_type="application/json", headers=headers).status_code
        )

    assert read(2) == 204
    assert list(Delivery.objects.order_by("pk").values_list("receipt", flat=True)) == ["read", ""]
    assert read(10_000) == 204  # no more than there is
    assert Visitor.objects.get().read == 3
    assert read(1) == 204
    assert Visitor.objects.get().read == 3


def test_the_page_shows_the_line_to_copy(account: AccountFacts, leila: Player) -> None:
    text = leila.get(f"/settings/channels/{account.id}/").content.decode()
    assert f"/chat.js&quot; data-channel=&quot;{account.token}&quot;" in text
    assert account.hook_path not in text


def test_who_answers_has_read(
    listener: Listener, account: AccountFacts, secret: str, say: Say
) -> None:
    say()
    assert Visitor.objects.get().read_by_us == 0
    send(account, "سلام", author="سارا احمدی")
    deliver_due(now=NOW)
    assert Visitor.objects.get().read_by_us == 1
