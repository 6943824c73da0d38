"""Group commit, when something is wrong."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from django.db import connections

from hamdel.interactions.contracts import Draft
from hamdel.interactions.ingest import writer as writing
from hamdel.interactions.ingest.writer import Overloaded, Writer
from hamdel.interactions.models import Interaction, RefusedEvent
from hamdel.interactions.recorder import Recorder
from hamdel.interactions.rules.envelope import read_event
from hamdel.interactions.rules.segment import Source, draft_of

pytestmark = pytest.mark.django_db(transaction=True)
SOURCE = Source(key_id=None, name="test", verified=True, received=1_795_000_000_000_000)


def drafts(*names: str) -> list[Draft]:
    events = [f'{{"type":"track","event":"E","userId":"u","messageId":"{n}"}}' for n in names]
    return [draft_of(*read_event(event.encode()), SOURCE) for event in events]


@pytest.fixture
def writer() -> Iterator[Writer]:
    found = Writer(on_written=lambda _: None)
    yield found
    found.stop()
    connections.close_all()


@pytest.fixture
def poison(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], None]:
    """Let every write that holds the message "poison" fail."""

    def put(error: Exception) -> None:
        right = Recorder.write

        def write(self: Recorder, given: Sequence[Draft], *, received: int) -> Any:
            if any(draft.message_id == "poison" for draft in given):
                raise error
            return right(self, given, received=received)

        monkeypatch.setattr(Recorder, "write", write)

    return put


def send(writer: Writer, *requests: list[Draft]) -> list[Any]:
    async def all_at_once() -> list[Any]:
        waiting = [writer.submit(request) for request in requests]
        return await asyncio.gather(*waiting, return_exceptions=True)

    return asyncio.run(all_at_once())


def stored() -> set[str]:
    return set(Interaction.objects.values_list("message_id", flat=True))


def test_many_requests_one_group(writer: Writer) -> None:
    assert send(writer, *[drafts(f"a{n}", f"b{n}") for n in range(50)]) == [None] * 50
    assert len(stored()) == 100
    assert writer.counters.groups < 50


def test_who_sends_alone_never_waits_for_company(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(writing, "pause", pauses.append)
    for n in range(3):
        send(writer, drafts(f"alone{n}"))
    assert pauses == []
    while writer.counters.groups == writer.counters.events:  # until two were in one group
        send(writer, *[drafts(f"{writer.counters.events}-{n}") for n in range(20)])
    send(writer, drafts("after a crowd"))
    send(writer, drafts("alone again"))
    assert 1 <= len(pauses) <= 21
    assert max(pauses) <= writing.MOST_PAUSE


def test_a_bad_event_is_set_apart_and_holds_nobody_up(
    writer: Writer, poison: Callable[[Exception], None]
) -> None:
    poison(ValueError("odd"))
    assert send(writer, drafts("a"), drafts("b", "poison", "c"), drafts("d")) == [None] * 3
    assert stored() == {"a", "b", "c", "d"}
    assert "poison" in RefusedEvent.objects.get().payload


def test_when_the_database_is_away_the_client_hears_it(
    writer: Writer, poison: Callable[[Exception], None]
) -> None:
    poison(sqlite3.OperationalError("database or disk is full"))
    (said,) = send(writer, drafts("poison", "b"))
    assert isinstance(said, sqlite3.OperationalError)
    assert stored() == set()
    assert send(writer, drafts("after")) == [None]


def test_too_much_waiting_is_refused_at_once(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "MOST_WAITING", -1)
    with pytest.raises(Overloaded):
        send(writer, drafts("a"))
