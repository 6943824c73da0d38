"""Mail is fetched from a real Dovecot: all of it, once, and acknowledged only after it was taken in."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from hamdel.channels.contracts import AccountFacts, NotFetched, Taken
from hamdel.channels.kinds.email import fetching
from hamdel.channels.kinds.email.fetching import (
    FETCHING_SETTINGS,
    NotKept,
    fetch,
    places_in,
    server_of,
)
from tests.channels.kinds.email.conftest import account_of
from tests.ground.dovecot import Dovecot

DEFAULTS = {one.name: one.default for one in FETCHING_SETTINGS}


@dataclass
class Hands:
    """What takes in: remembers what, and ends when `enough` says so."""

    enough: Callable[["Hands"], bool] = lambda hands: bool(hands.wells)
    place: str = ""
    bodies: list[bytes] = field(default_factory=list)
    at: list[float] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    wells: int = 0
    fails: bool = False

    def __call__(
        self,
        body: bytes,
        *,
        provider_id: str | None = None,
        **_more: Any,
    ) -> Taken:
        if self.fails:
            raise OSError("the disk is full")
        assert provider_id is not None
        known = provider_id in self.ids
        self.ids.add(provider_id)
        if not known:
            self.bodies.append(body)
            self.at.append(time.monotonic())
        return Taken(id=len(self.bodies), duplicate=known, state="done")

    def keep(self, place: str) -> None:
        self.place = place

    def well(self) -> None:
        self.wells += 1

    def over(self, *, wait: float = 0) -> bool:
        time.sleep(min(wait, 0.1))
        return self.enough(self)

    @property
    def texts(self) -> list[str]:
        return [one.decode().split("\r\n\r\n")[1].strip() for one in self.bodies]


def mail(text: str) -> bytes:
    return f"From: mina@x.ir\r\nSubject: x\r\n\r\n{text}\r\n".encode()


def account_at(dovecot: Dovecot, **more: str) -> AccountFacts:
    return account_of(**{**DEFAULTS, **dovecot.settings(**more)})


@contextmanager
def fetching_on(account: AccountFacts, hands: Hands) -> Iterator[None]:
    """Fetch in a thread until the block ends."""
    ends = threading.Event()
    hands.enough = lambda _hands: ends.is_set()
    thread = threading.Thread(target=fetch, args=(account, hands))
    thread.start()
    try:
        until(lambda: hands.wells)
        yield
    finally:
        ends.set()
        thread.join(20)
    assert not thread.is_alive()


def until(true: Callable[[], object], *, within: float = 10) -> None:
    end = time.monotonic() + within
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_unread_mail_is_taken_in_and_marked(dovecot: Dovecot, security: str) -> None:
    dovecot.deliver(mail("one"), mail("two"))
    dovecot.deliver(mail("read already"), flags=(b"\\Seen",))
    port = {"starttls": dovecot.port, "tls": dovecot.tls_port}[security]
    hands = Hands()
    fetch(account_at(dovecot, imap_security=security, imap_port=str(port)), hands)
    assert hands.texts == ["one", "two"]
    assert dovecot.flags() == [(b"\\Seen",)] * 3


def test_what_is_there_may_be_taken_in_whole_or_not_at_all(dovecot: Dovecot) -> None:
    dovecot.deliver(mail("one"), flags=(b"\\Seen",))
    dovecot.deliver(mail("two"))
    none, whole = Hands(), Hands()
    fetch(account_at(dovecot, old_mail="none", afterwards="keep"), none)
    fetch(account_at(dovecot, old_mail="all", afterwards="keep"), whole)
    assert (none.texts, whole.texts) == ([], ["one", "two"])
    assert dovecot.flags() == [(b"\\Seen",), ()]
    dovecot.deliver(mail("three"), flags=(b"\\Seen",))
    again = Hands(place=none.place)
    fetch(account_at(dovecot, old_mail="none"), again)
    assert again.texts == ["three"], "what came meanwhile comes in, read elsewhere or not"


def test_it_may_be_deleted_when_it_is_ours(dovecot: Dovecot) -> None:
    dovecot.deliver(mail("one"))
    fetch(account_at(dovecot, afterwards="delete"), hands := Hands())
    assert hands.texts == ["one"]
    assert dovecot.flags() == []


def test_of_a_mail_larger_than_any_its_beginning_is_taken_and_nothing_deleted(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 1_000)
    large, small = mail("x" * 3_000), mail("small")
    dovecot.deliver(large, small)
    hands = Hands()
    fetch(account_at(dovecot, afterwards="delete"), hands)
    assert sorted(hands.bodies, key=len) == [small, large[:1_000]]
    assert dovecot.flags() == [(b"\\Seen",)]


def test_nothing_is_acknowledged_that_was_not_taken_in(dovecot: Dovecot) -> None:
    dovecot.deliver(mail("one"))
    failing = Hands(fails=True)
    with pytest.raises(NotKept):
        fetch(account_at(dovecot, afterwards="delete"), failing)
    assert dovecot.flags() == [()]
    assert failing.place == ""
    fetch(account_at(dovecot), hands := Hands(place=failing.place))
    assert hands.texts == ["one"]


def test_folders_are_read_and_a_mailbox_made_anew_gives_nothing_twice(dovecot: Dovecot) -> None:
    dovecot.deliver(mail("one"))
    dovecot.deliver(mail("خرید"), folder="فروش")
    account = account_at(dovecot, folders="INBOX\nفروش\n")
    fetch(account, hands := Hands())
    assert sorted(hands.texts) == ["one", "خرید"]
    assert set(places_in(hands.place)) == {"INBOX", "فروش"}
    hands.place = json.dumps({name: [1, 99] for name in places_in(hands.place)})
    dovecot.deliver(mail("two"))
    hands.wells = 0
    fetch(account, hands)
    assert sorted(hands.texts) == ["one", "two", "خرید"]


def test_new_mail_is_pushed(dovecot: Dovecot) -> None:
    hands = Hands()
    with fetching_on(account_at(dovecot), hands):
        for number in range(3):
            dovecot.deliver(mail(str(number)))
            began = time.monotonic()
            until(lambda: len(hands.bodies) > number)  # noqa: B023 - asked within the round
            assert hands.at[-1] - began < 6
    assert hands.texts == ["0", "1", "2"]


def test_a_server_that_does_not_push_is_asked(
    own_dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_dovecot.stop()
    own_dovecot.start(capability="IMAP4rev1 LITERAL+ STARTTLS UIDPLUS")
    hands = Hands()
    with fetching_on(account_at(own_dovecot), hands):
        own_dovecot.deliver(mail("one"))
        until(lambda: hands.bodies)


def test_a_server_that_goes_away_is_told_and_found_again(own_dovecot: Dovecot) -> None:
    account, hands = account_at(own_dovecot), Hands()
    told: list[str] = []

    def ask() -> None:
        try:
            fetch(account, hands)
        except NotFetched as refusal:
            told.append(str(refusal))

    hands.enough = lambda _hands: False
    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    until(lambda: hands.wells)
    own_dovecot.stop()
    until(lambda: told)
    assert "The mail server" in told[0]
    with pytest.raises(NotFetched, match="does not answer"):
        fetch(account, Hands())
    own_dovecot.start()
    own_dovecot.deliver(mail("later"))
    hands.enough = lambda hands: hands.wells > 1
    fetch(account, hands)
    assert hands.texts == ["later"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"imap_password": "wrong"}, "refuses the name or the password"),
        ({"imap_ca": ""}, "encryption fails"),
        ({"imap_ca": "no certificate"}, "certificate in the settings is none"),
        ({"imap_host": "mail.example.ir", "imap_security": "none"}, "in the clear"),
        ({"imap_user": ""}, "no name to sign in with"),
        ({"folders": "no such folder"}, "broke off"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    dovecot: Dovecot, more: dict[str, str], told: str
) -> None:
    with pytest.raises(NotFetched, match=told):
        fetch(account_at(dovecot, **more), Hands())


@pytest.mark.parametrize("security", ["tls", "starttls", "none"])
def test_nothing_is_fetched_inside_a_network_that_the_operator_did_not_name(
    dovecot: Dovecot, settings: Any, security: str
) -> None:
    settings.REACH = {f"127.0.0.1:{dovecot.port}"}
    port = dovecot.tls_port if security == "tls" else dovecot.port
    account = account_at(dovecot, imap_security=security, imap_port=str(port))
    with pytest.raises(NotFetched, match=f"HAMDEL_REACH names localhost:{port}"):
        fetch(account, Hands())
    inside = {"imap_host": "10.0.0.1", "imap_port": "", "imap_security": "tls"}
    with pytest.raises(NotFetched, match=r"10\.0\.0\.1 is inside a private network"):
        fetch(account_at(dovecot, **inside), Hands())


def test_without_a_server_nothing_is_fetched() -> None:
    hands = Hands()
    fetch(account_of(**DEFAULTS), hands)
    assert hands.wells == 0
    assert server_of(account_of(**DEFAULTS)) is None
    assert fetching.places_in("no JSON") == fetching.places_in('{"a": 1}') == {}
