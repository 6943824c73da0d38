"""What an address says of a view of the inbox."""

import pytest

from hamdel.conversations.rules.queues import QUEUES, View, view_of


@pytest.mark.parametrize("queue", QUEUES)
def test_a_view_is_written_as_it_is_read(queue: str) -> None:
    view = View(queue=queue, channel="phone", priority="high", search="مینا کاظمی")
    given = {"queue": queue, "channel": "phone", "priority": "high", "q": "مینا کاظمی"}
    assert view_of(given) == view
    assert view.query.startswith(f"queue={queue}&channel=phone&priority=high&q=")


@pytest.mark.parametrize(
    ("given", "view"),
    [
        ({}, View()),
        ({"queue": "moon", "priority": "none"}, View()),
        ({"q": "  a \n b  "}, View(search="a b")),
        ({"q": "a" * 500}, View(search="a" * 100)),
    ],
)
def test_what_means_nothing_is_passed_over(given: dict[str, str], view: View) -> None:
    assert view_of(given) == view
    assert View().narrowed is False


def test_a_narrowed_view_says_so() -> None:
    assert View(search="x").narrowed
    assert View(priority="low").narrowed
    assert View(queue="mine").by_need
    assert not View(queue="all").by_need
