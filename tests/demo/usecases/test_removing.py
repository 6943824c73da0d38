from datetime import datetime

import pytest

from hamdel.customers.public import find_by_identifier
from hamdel.demo.queries import progress
from hamdel.demo.rules.scenes import JENNY_EMAIL
from hamdel.demo.usecases.making import make_company
from hamdel.demo.usecases.removing import begin_removal, holds_only_demo, remove_some
from hamdel.interactions.public import Given, draft_of_given, newest_moments, record_interactions
from hamdel.platform.keys import all_keys

pytestmark = pytest.mark.django_db


def test_the_demos_customers_go_and_others_stay(now: datetime) -> None:
    make_company(people=12, now=now)
    assert holds_only_demo()
    given = Given(
        occurred_at=now, identifiers=(("user_id", "mina"),), channel="web", action="Came"
    )
    record_interactions([draft_of_given(given, source="test")], now=now)
    assert not holds_only_demo()
    assert begin_removal(now=now)
    while remove_some(who="test", now=now, seconds=60):
        pass
    assert progress() is None
    assert [moment.action for moment in newest_moments(limit=100)] == ["Came"]
    assert find_by_identifier("email", JENNY_EMAIL) == []
    assert len(find_by_identifier("user_id", "mina")) == 1
    assert all(key.revoked_at for key in all_keys())


def test_nothing_is_removed_where_there_is_no_demo(now: datetime) -> None:
    assert not begin_removal(now=now)
    assert not remove_some(who="test", now=now, seconds=1)
    assert not holds_only_demo()
