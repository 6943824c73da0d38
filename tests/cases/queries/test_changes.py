"""Which cases changed lately, and which are worked on."""

from datetime import timedelta

import pytest

from hamdel.cases.public import ToOpen, close_case, open_case
from hamdel.cases.queries.changes import changed_since, keep_still, live_ids
from hamdel.cases.watching import register_watcher
from hamdel.conversations.public import Actor
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
LEILA = Actor(who="leila@hamdel.example", name="لیلا")


def test_they_are_told_in_parts_and_watched() -> None:
    seen: list[int] = []
    register_watcher("test", seen.append)
    wanted = ToOpen(title="حواله", identifiers=(("phone", "09123456789"),))
    ids = [open_case(wanted, by=LEILA, now=NOW + timedelta(minutes=n)) for n in range(3)]
    assert seen == ids
    assert changed_since(NOW + timedelta(minutes=1)) == ids[1:]
    assert changed_since(NOW, after_id=ids[0], limit=1) == [ids[1]]
    close_case(case_id=ids[0], by=LEILA, now=NOW + timedelta(hours=1))
    assert live_ids() == ids[1:]
    assert seen[-1] == ids[0]
    register_watcher("test", lambda _: None)
    assert (keep_still(ids[0]), keep_still(ids[-1] + 1)) == (True, False)
