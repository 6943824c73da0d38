import json
from datetime import timedelta

import pytest

from hamdel.channels.contracts import AccountFacts, Inbound
from hamdel.channels.models import Heard, Incoming
from hamdel.channels.usecases import taking_in
from hamdel.channels.usecases.quarantine import try_again
from hamdel.channels.usecases.taking_in import AT_ONCE, take_in, work_on_waiting
from tests.channels.conftest import Listener
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
BODY = json.dumps({"event": "ended", "call_id": "c-7", "from": "09123456789", "to": "1"}).encode()


def test_a_receiver_that_fails_loses_nothing_and_doubles_nothing(
    phone: AccountFacts, listener: Listener
) -> None:
    listener.failures = 1
    taken = take_in(account=phone, body=BODY, now=NOW)
    assert (taken.state, Heard.objects.count(), listener.heard) == ("waiting", 0, [])
    assert work_on_waiting(now=NOW) == 0  # it waits a little first
    assert work_on_waiting(now=NOW + timedelta(minutes=1)) == 1
    assert [one.id for one in listener.heard] == ["c-7:ended"]
    assert work_on_waiting(now=NOW + timedelta(hours=1)) == 0


def test_who_dies_between_keeping_and_reading_leaves_it_to_the_next(
    phone: AccountFacts, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as dying:
        dying.setattr(taking_in, "work_on", lambda *_, **__: None)
        taken = take_in(account=phone, body=BODY, now=NOW)
    assert (taken.state, listener.heard) == ("running", [])
    assert work_on_waiting(now=NOW + AT_ONCE) == 0
    assert work_on_waiting(now=NOW + AT_ONCE + timedelta(seconds=1)) == 1
    assert [one.id for one in listener.heard] == ["c-7:ended"]
    assert Incoming.objects.get().state == "done"


def test_an_end_after_the_lease_hands_nothing_over(
    phone: AccountFacts, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as slow:
        slow.setattr(taking_in, "work_on", lambda *_, **__: None)
        take_in(account=phone, body=BODY, now=NOW)
    stale = Incoming.objects.get()
    work_on_waiting(now=NOW + AT_ONCE + timedelta(seconds=1))
    taking_in.work_on(stale, now=NOW)
    assert len(listener.heard) == 1


def test_after_five_failures_it_is_laid_aside_and_a_person_tries_again(
    phone: AccountFacts, listener: Listener
) -> None:
    listener.failures = 5
    take_in(account=phone, body=BODY, now=NOW)
    for hour in range(1, 9):
        work_on_waiting(now=NOW + timedelta(hours=hour))
    row = Incoming.objects.get()
    assert (row.state, row.attempts) == ("resting", 5)
    assert row.error.startswith("RuntimeError")
    later = NOW + timedelta(days=1)
    assert try_again(incoming_id=row.pk, who="leila", now=later)
    assert [one.id for one in listener.heard] == ["c-7:ended"]
    assert not try_again(incoming_id=row.pk, who="leila", now=later)


def test_a_provider_s_id_is_kept_once(phone: AccountFacts, listener: Listener) -> None:
    first = take_in(account=phone, body=BODY, provider_id="update-1", now=NOW)
    again = take_in(account=phone, body=BODY + b" " * 70_000, provider_id="update-1", now=NOW)
    assert (again.id, again.duplicate, first.duplicate) == (first.id, True, False)
    assert (Incoming.objects.count(), len(listener.heard)) == (1, 1)


def test_several_events_in_one_body_stand_or_fall_together(
    phone: AccountFacts, listener: Listener
) -> None:
    events = [{"event": e, "call_id": "c-9", "from": "09123456789"} for e in ("ringing", "ended")]
    taken = take_in(account=phone, body=json.dumps([*events, {"event": "?"}]).encode(), now=NOW)
    assert (taken.state, listener.heard) == ("resting", [])
    take_in(account=phone, body=json.dumps(events).encode(), now=NOW)
    assert [one.id for one in listener.heard] == ["c-9:ringing", "c-9:ended"]


def test_texts_are_kept_without_what_no_database_takes_and_clocks_never_run_ahead(
    phone: AccountFacts, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = Inbound(
        id="x", thing="message", at=NOW + timedelta(days=900), identifiers=(), sender="s\x00",
        text="a\x00b\ud800\r\nc", ref="<r\x00>", answers=("<q\x00>",),
    )  # fmt: skip
    monkeypatch.setattr(taking_in, "read", lambda _row: (phone, [given]))
    assert take_in(account=phone, body=BODY, now=NOW).state == "done"
    (heard,) = listener.heard
    assert (heard.text, heard.sender, heard.ref, heard.answers) == ("ab\nc", "s", "<r>", ("<q>",))
    assert heard.at == NOW


def test_what_tells_nothing_keeps_no_body(phone: AccountFacts, listener: Listener) -> None:
    chatter = b'{"event_name": "Survey", "cuid": "1", "src": "09123456789"}' + b" " * 70_000
    taken = take_in(account=phone, body=chatter, now=NOW)
    row = Incoming.objects.get()
    assert (taken.state, row.size, row.body, row.body_file) == ("done", len(chatter), None, "")
    assert listener.heard == []
