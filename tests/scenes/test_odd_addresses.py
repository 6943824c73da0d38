"""Screens asked by addresses that nobody should type: none of them fails.

Each run asks each page some of the odd values, and others another time.
"""

from typing import Any, Final

import pytest
from django.http import QueryDict
from django.test import Client

from tests.architecture.test_pages import ask
from tests.ground.addresses import Address, addresses
from tests.ground.company import Company, Values
from tests.ground.samples import some

HUGE: Final = "9" * 5_000
NAMES: Final = (
    "cursor", "before", "after", "have", "of", "with", "q", "order", "since", "stage", "channel",
    "mood", "state", "tab", "act", "role", "head", "theme", "archived", "page", "next",
)  # fmt: skip
ODD: Final = (
    HUGE, "-1", "%00", "ی", "٣", "²", "9223372036854775807", "9223372036854775807.1", "1.9223372036854775808",
    "WzkyMjMzNzIwMzY4NTQ3NzU4MDcsMV0", "Wy0xXQ", "%ed%a0%bd", "%ff", "x" * 3_000,
)  # fmt: skip
NUMBERS: Final = (0, 2**62, 2**63 - 1, 2**63, 10**30)
# One ends the session, the other says 503 where no worker runs.
NOT_ASKED: Final = {"account_logout", "readyz"}


def with_numbers(one: Address, values: Values) -> list[str]:
    """The address with numbers that no row has."""
    found = []
    for number in some(NUMBERS, 0.4):
        odd = {name: (lambda number=number: number) for name in one.parameters}
        try:
            found.append(one.path(values | odd))
        except KeyError:
            return found
    return found


def reads(client: Client, path: str) -> bool:
    """Whether a page looks at any of the names, or at all there are."""
    seen: set[str] = set()

    class Watched(QueryDict):
        def __getitem__(self, key: str) -> Any:
            seen.add(key)
            return super().__getitem__(key)

        def __contains__(self, key: object) -> bool:
            seen.add(str(key))
            return super().__contains__(key)

        def getlist(self, key: str, default: Any = None) -> Any:
            seen.add(key)
            return super().getlist(key, default)

        def lists(self) -> Any:
            seen.update(NAMES)
            return super().lists()

        def items(self) -> Any:
            seen.update(NAMES)
            return super().items()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("django.core.handlers.wsgi.QueryDict", Watched)
        ask(client, f"{path}?{'&'.join(f'{name}=1' for name in NAMES)}")
    return bool(seen & set(NAMES))


@pytest.mark.timeout(600)
def test_no_screen_fails_at_an_odd_address(company: Company, values: Values) -> None:
    client = company.clients["admin"]
    client.raise_request_exception = False
    wrong, reading = [], 0
    for one in addresses():
        if one.name in NOT_ASKED or not values.keys() >= set(one.parameters):
            continue
        path = one.path(values)
        asked = with_numbers(one, values)
        if reads(client, path):
            reading += 1
            # All names at once, each value in turn: a page takes few of them, and ignores the rest.
            asked += [
                f"{path}?{'&'.join(f'{name}={odd}' for name in NAMES)}" for odd in some(ODD, 0.4)
            ]
        for address in asked:
            status = ask(client, address).status_code
            wrong += [f"{address[:120]}: {status}"] * (status >= 500)
    assert wrong == []
    assert reading > 40
