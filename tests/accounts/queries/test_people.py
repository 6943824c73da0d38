"""The list of people."""

import pytest

from hamdel.accounts.models import User
from hamdel.accounts.queries.people import PAGE, count_people, people, people_page, person
from tests.ground.cast import NOW


def make(number, name, **more):
    return User.objects.create(email=f"p{number}@x.ir", name=name, created_at=NOW, **more)


@pytest.mark.parametrize("typed", ["علي‌رضا", "علیرضا", "رضایی", "رضائی", "علیرضا رضا", "P1@x"])
def test_people_are_found_as_iranians_type(db, typed):
    make(1, "علیرضا رضایی")
    make(2, "مینا کاظمی")
    assert [row.person.id for row in people_page(text=typed).rows] == [person_id(1)]


def person_id(number):
    return User.objects.get(email=f"p{number}@x.ir").pk


def test_the_whole_list_is_walked_once(db):
    for number in range(PAGE * 2 + 7):
        make(number, f"نام {number % 9}")
    seen, after = [], None
    while True:
        page = people_page(after_id=after)
        seen += [row.person.id for row in page.rows]
        after = page.next_id
        if after is None:
            break
    assert len(seen) == len(set(seen)) == PAGE * 2 + 7


def test_filters(db):
    make(1, "یک", role="admin")
    make(2, "دو", role="agent", is_active=False)
    assert [row.person.name for row in people_page(role="admin").rows] == ["یک"]
    assert [row.person.name for row in people_page(active=False).rows] == ["دو"]
    assert [one.name for one in people()] == ["یک"]
    assert people(role="agent") == ()
    assert count_people(active=True) == 1
    assert person(10**9) is None
