"""Who looks after a recovery."""

from typing import Any

from hamdel.trust.rules.owning import Candidate, owner_among


def somebody(number: int, **more: Any) -> Candidate:
    given: dict[str, Any] = {"most_irr": 500, "recoveries": 0, "conversations": 0}
    return Candidate(id=number, name=str(number), **(given | more))


def chosen(*people: Candidate, needs: int = 500) -> int | None:
    found = owner_among(people, needs_irr=needs)
    return None if found is None else found.id


def test_nobody_is_found_where_nobody_serves() -> None:
    assert chosen() is None


def test_only_who_may_give_enough_is_asked() -> None:
    assert chosen(somebody(1, most_irr=100), somebody(2, conversations=9)) == 2


def test_where_nobody_may_give_enough_who_may_give_most_is() -> None:
    assert chosen(somebody(1, most_irr=100), somebody(2, most_irr=200)) == 2


def test_of_those_who_has_least() -> None:
    assert chosen(somebody(1, recoveries=1), somebody(2, conversations=2)) == 2
    assert chosen(somebody(1, recoveries=1), somebody(2, conversations=4)) == 1


def test_the_team_that_broke_it_mends_it_but_rather_not_who_broke_it() -> None:
    assert chosen(somebody(1, in_team=False), somebody(2, conversations=5)) == 2
    assert chosen(somebody(1, broke=True), somebody(2)) == 2
    assert chosen(somebody(1, broke=True), somebody(2, conversations=1)) == 1


def test_who_is_at_work_comes_before_who_is_not() -> None:
    assert chosen(somebody(1, free=False), somebody(2, conversations=7)) == 2
    assert chosen(somebody(1, free=False)) == 1
