"""What burns now, and what was kept."""

from datetime import timedelta

import pytest

from hamdel.desk.todo import todo_list
from hamdel.sla.queries.report import Narrowed, breaches, burning_now, kept_in
from tests.ground.cast import NOW
from tests.sla.conftest import Begin, Promise, every

pytestmark = pytest.mark.django_db


def test_what_burns_is_counted_and_told_at_home(promise: Promise, begin: Begin) -> None:
    promise(minutes={"first_reply": every(60), "resolution": every(60)})
    begin(NOW)
    begin(NOW + timedelta(hours=9))
    assert burning_now(NOW + timedelta(minutes=44)) == {"conversation": 0, "case": 0}
    now = NOW + timedelta(minutes=45)
    assert burning_now(now) == {"conversation": 1, "case": 0}
    first = todo_list(role="agent", now=now)[0]
    assert (first.count, first.url) == (1, "/inbox/?queue=burning")


def test_what_is_open_and_late_is_broken_already(promise: Promise, begin: Begin) -> None:
    promise(minutes={"first_reply": every(60)})
    begin(NOW)
    wanted = Narrowed(since=NOW, until=NOW + timedelta(days=1))
    before, after = NOW + timedelta(minutes=59), NOW + timedelta(minutes=60)
    assert (kept_in(wanted, now=before).n, kept_in(wanted, now=after).broken) == (0, 1)
    assert breaches(wanted, now=before) == []
    assert [one.verdict for one in breaches(wanted, now=after)] == [""]
