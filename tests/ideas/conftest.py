"""A small company with mail and text messages, people who want things, and programs that ask."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from hamdel.channels.contracts import AccountFacts, NotSent, Outbound, Sent
from hamdel.channels.kinds import register
from hamdel.channels.public import create_account
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.conversations.public import Actor
from hamdel.customers.public import recognize_customer
from hamdel.ideas.contracts import ToSuggest, ToVote
from hamdel.ideas.usecases.changing import change_idea
from hamdel.ideas.usecases.suggesting import suggest_idea
from hamdel.ideas.usecases.voicing import vote
from tests.ground.cast import NOW

BY = Actor(who="sara@hamdel.example", name="سارا احمدی")
US = Actor(who="ideas", name="")


@dataclass
class Post:
    """What went out, by kind of channel; kinds in `refuses` take nothing."""

    out: list[tuple[str, Outbound]] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)

    def sender(self, kind: str) -> Callable[..., Sent]:
        def send(outbound: Outbound, account: AccountFacts, commit: Callable[[], None]) -> Sent:
            if kind in self.refuses:
                raise NotSent("The provider refuses the message.")
            commit()
            self.out.append((kind, outbound))
            return Sent(provider_id=f"{kind}-{outbound.delivery_id}")

        return send

    def deliver(self, now: Any = NOW) -> None:
        while deliver_due(now=now):
            pass

    @property
    def recipients(self) -> list[str]:
        return [outbound.recipient for _, outbound in self.out]


@pytest.fixture
def post(db: None, monkeypatch: pytest.MonkeyPatch) -> Post:
    """E-mail and text messages that really go to a list."""
    made = Post()
    for key in ("email", "sms"):
        kind = replace(register._by_key[key], send=made.sender(key), lacks=None)
        monkeypatch.setitem(register._by_key, key, kind)
        create_account(kind=key, who="leila", now=NOW)
    return made


@pytest.fixture
def person(db: None) -> Callable[..., int]:
    """Makes somebody; returns their profile."""

    def make(kind: str, value: str, name: str = "", *, verified: bool = True) -> int:
        return recognize_customer(
            identifiers=[(kind, value)], attributes={"name": name} if name else {},
            source="test", now=NOW, verified=verified,
        )  # fmt: skip

    return make


def make_idea(title: str = "تحویل در روز تعطیل", **more: Any) -> int:
    given: dict[str, Any] = {"title": title, **more}
    return suggest_idea(ToSuggest(**given), by=BY, now=NOW)


def want(idea_id: int, profile_id: int, **more: Any) -> int:
    given: dict[str, Any] = {"idea_id": idea_id, "profile_id": profile_id, **more}
    return vote(ToVote(**given), by=US, now=NOW).votes


def change(idea_id: int, **changes: Any) -> int | None:
    return change_idea(idea_id=idea_id, changes=changes, by=BY, now=NOW)
