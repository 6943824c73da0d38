"""The address of the list is read strictly and written back."""

from datetime import UTC, date, datetime, time

import pytest

from hamdel.cases.contracts import LIVE, SETTLED, STATES
from hamdel.cases.rules.views import View, filter_of, view_of


def midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)


def asked(**given: str):
    return filter_of(view_of(given), person_id=7, teams=(3,), midnight=midnight)


def test_what_is_none_of_ours_is_left_out() -> None:
    wrong = {
        "queue": "x", "priority": "now", "state": "flown", "team": "مالی", "order": "?", "since": "yesterday",
        "until": "0001-01-01",
    }  # fmt: skip
    assert view_of(wrong) == View()
    assert view_of({"q": "  پول  "}).q == "پول"


@pytest.mark.parametrize(
    ("queue", "states"), [("live", LIVE), ("settled", SETTLED), ("every", STATES)]
)
def test_a_queue_is_of_some_states(queue: str, states: tuple[str, ...]) -> None:
    assert asked(queue=queue).states == states
    assert asked(queue=queue, state=states[0]).states == states[:1]


def test_a_state_of_another_queue_is_none() -> None:
    assert asked(queue="settled", state="open").states == SETTLED


def test_whose_it_is() -> None:
    assert asked(queue="mine").owner_id == 7
    assert asked(queue="unowned").unowned
    assert asked(queue="teams").team_ids == (3,)
    none = filter_of(View(queue="teams"), person_id=7, teams=(), midnight=midnight)
    assert none.team_ids == (0,)
    assert asked(queue="teams", team="5").team_ids == (5,)


def test_days_become_instants() -> None:
    found = asked(queue="every", since="2026-11-22", until="2026-12-22")
    assert (found.opened_from, found.opened_to) == (
        datetime(2026, 11, 22, tzinfo=UTC), datetime(2026, 12, 22, tzinfo=UTC),
    )  # fmt: skip


def test_the_address_is_written_back() -> None:
    view = view_of({"queue": "mine", "q": "پول", "type": "refund", "order": "newest"})
    assert view_of(dict(part.split("=") for part in view.query.split("&")) | {"q": "پول"}) == view
    assert (view.narrowed, view.whole()) == (True, View(queue="mine", order="newest"))
    assert view.in_queue("settled").queue == "settled"
    assert not view.by_need
    assert View().by_need
    assert View().by_promise
    assert not View(order="need").by_promise
    assert not View(queue="every").by_need
