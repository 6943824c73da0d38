"""People who fail at a step, and programs that ask."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from hamdel.conversations.public import Actor
from hamdel.interactions.public import Given, draft_of_given, record_interactions
from tests.ground.cast import NOW, Player

Ask = Callable[..., Any]
Fail = Callable[..., None]


def actor(player: Player) -> Actor:
    """Somebody of the cast who acts."""
    return Actor(who=player.email, person_id=player.user_id, name=player.name)


@pytest.fixture
def ask(server_key: str) -> Ask:
    """Ask the API as a program; returns (status, answer)."""

    def request(method: str, path: str, body: Any = None) -> Any:
        answer = Client().generic(
            method,
            f"/api/v1{path}",
            b"" if body is None else json.dumps(body),
            content_type="application/json",
            headers={"Authorization": f"Bearer {server_key}"},
        )
        return answer.status_code, json.loads(answer.content or "null")

    return request


@pytest.fixture
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is NOW."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@pytest.fixture
def moments(db: None) -> Fail:
    """Records moments of an action, so many that failed and so many that did not, some days ago."""
    told = iter(range(1_000_000))

    def record(
        action: str, *, failed: int, well: int = 0, days_ago: float = 2, **more: Any
    ) -> None:
        drafts = []
        for n in range(failed + well):
            given = Given(
                id=f"improve-{next(told)}",
                occurred_at=NOW - timedelta(days=days_ago, seconds=n),
                identifiers=(("user_id", f"{action}-{n}-{days_ago}"),),
                channel=more.get("channel", "web"),
                device=more.get("device", "mobile"),
                action=action,
                outcome="failure" if n < failed else "success",
            )
            drafts.append(draft_of_given(given, source="shop"))
        record_interactions(drafts, now=NOW)

    return record
