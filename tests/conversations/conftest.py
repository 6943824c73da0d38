"""A telephone exchange, a kind that can write back, and programs that ask the API."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from hamdel.channels.contracts import (
    AccountFacts,
    Capabilities,
    File,
    Inbound,
    Outbound,
    Raw,
    Sent,
)
from hamdel.channels.kinds import register
from hamdel.channels.kinds.shape import Commit, Kind
from hamdel.channels.usecases.accounts import create_account
from hamdel.channels.usecases.taking_in import take_in
from tests.ground.cast import NOW, Player

Ask = Callable[..., Any]
Say = Callable[..., int]
Dial = Callable[..., Any]
MINUTE = timedelta(minutes=1)


class Pigeons:
    """A messenger of the tests: JSON in, messages out."""

    def __init__(self) -> None:
        self.flown: list[Outbound] = []

    def read(self, raw: Raw, _account: AccountFacts) -> list[Inbound]:
        said = json.loads(raw.body)
        phone = said.get("phone", said["from"])
        return [
            Inbound(
                id=said["id"],
                thing="auto" if said.get("machine") else "message",
                at=datetime.fromisoformat(said["at"]) if "at" in said else raw.received_at,
                identifiers=(("phone", phone, True),),
                sender=said["from"],
                name=said.get("name", ""),
                subject=said.get("subject", ""),
                text=said.get("text", ""),
                files=tuple(File(**{**f, "content": f["content"].encode()}) for f in said.get("files", [])),
                ref=said.get("ref", ""),
                answers=tuple(said.get("answers", ())),
                thread=said.get("thread", ""),
                joins_sender=said.get("joins", True),
                machine=bool(said.get("machine")),
            )
        ]  # fmt: skip

    def send(self, outbound: Outbound, _account: AccountFacts, commit: Commit) -> Sent:
        commit()
        self.flown.append(outbound)
        return Sent(provider_id=f"p-{outbound.delivery_id}")


@pytest.fixture
def pigeons(monkeypatch: pytest.MonkeyPatch) -> Pigeons:
    """The messenger, registered as the kind "pigeon"."""
    made = Pigeons()
    kind = Kind(
        key="pigeon", name="Pigeon", icon="send",
        capabilities=Capabilities(longest=1_000, attachments=True),
        read=made.read, send=made.send, reaches="phone",
    )  # fmt: skip
    monkeypatch.setitem(register._by_key, "pigeon", kind)
    return made


@pytest.fixture
def loft(pigeons: Pigeons, db: None) -> AccountFacts:
    """An account of the messenger."""
    return create_account(kind="pigeon", name="Loft", who="leila", now=NOW)


@pytest.fixture
def say(loft: AccountFacts) -> Say:
    """Has somebody write over the messenger; returns the id of what came in."""
    count = iter(range(1, 10_000))

    def write(
        text: str = "سلام، سفارشم نرسیده", *, sender: str = "09123456789", **more: Any
    ) -> int:
        body = {"id": f"m-{next(count)}", "from": sender, "text": text, **more}
        now = more.pop("now", NOW)
        body.pop("now", None)
        taken = take_in(account=loft, body=json.dumps(body).encode(), now=now)
        assert taken.state == "done", taken.problem
        return taken.id

    return write


@pytest.fixture
def exchange(db: None) -> AccountFacts:
    """An account of a telephone exchange."""
    return create_account(kind="phone", name="مرکز تلفن", who="leila", now=NOW)


@pytest.fixture
def dial(exchange: AccountFacts) -> Dial:
    """Posts a step of a call to the exchange's hook, `at` seconds after NOW."""

    def step(event: str, call: str = "c-1", *, at: float = 0, **more: Any) -> Any:
        when = (NOW + timedelta(seconds=at)).isoformat()
        body = {
            "event": event, "call_id": call, "from": "09123456789", "to": "02188776655",
            "direction": "in", "at": when, **more,
        }  # fmt: skip
        answer = Client().post(
            exchange.hook_path, json.dumps(body), content_type="application/json"
        )
        assert answer.status_code == 200, answer.content
        return answer.json()

    return step


def asks(client: Client, **headers: str) -> Ask:
    """How a client asks the API: method, path, body, and further headers."""

    def ask(method: str, path: str, body: Any = None, **more: str) -> Any:
        return client.generic(
            method, f"/api/v1{path}", "" if body is None else json.dumps(body), content_type="application/json",
            headers={**headers, **more},
        )  # fmt: skip

    return ask


@pytest.fixture
def api(server_key: str) -> Ask:
    """Asks the API with a server's key."""
    return asks(Client(), Authorization=f"Bearer {server_key}")


@pytest.fixture
def as_sara(sara: Player) -> Ask:
    """Asks the API as sara, signed in."""
    return asks(sara)
