"""Saying things of people and looking at who they turn out to be."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection, transaction

from hamdel.customers.public import Claim, Recognizer, customer_of
from hamdel.platform.rawdb import of_django

AT = 1_795_000_000_000_000


@dataclass
class Town:
    """A recognizer on Django's connection, and a clock that goes on with every event."""

    recognizer: Recognizer = field(default_factory=lambda: Recognizer(of_django()))
    at: int = AT

    def say(self, *identifiers: str, by: str = "server", **attributes: Any) -> int:
        """One event; identifiers like "phone:0912…"; `by` a server, a browser, or a hash."""
        return self.say_all([(identifiers, by, attributes)])[0]

    def say_all(self, events: Iterable[tuple[Iterable[str], str, dict[str, Any]]]) -> list[int]:
        """Several events in one group; returns their rows' profiles."""
        claims = []
        for identifiers, by, attributes in events:
            self.at += 1_000
            alias = attributes.pop("alias_of", None)
            pairs = [one.partition(":") for one in identifiers]
            claims.append(
                Claim(
                    tuple(
                        (kind, value, by == "server" or (by == "hash" and kind == "user_id"))
                        for kind, _, value in pairs
                    ),
                    attributes,
                    by,
                    self.at,
                    alias,
                )
            )
        with transaction.atomic():
            return self.recognizer.recognize(claims)

    def who(self, *identifiers: str, by: str = "server") -> int:
        """The customer of a further event."""
        customer = customer_of(self.say(*identifiers, by=by))
        assert customer is not None
        return customer

    def restart(self) -> None:
        """A process that remembers nothing."""
        self.recognizer = Recognizer(of_django())


@pytest.fixture
def town(db: None) -> Town:
    connection.ensure_connection()
    return Town()


@pytest.fixture
def same(db: None) -> Callable[[int, int], bool]:
    """Whether two profiles are one customer."""
    return lambda a, b: customer_of(a) == customer_of(b)
