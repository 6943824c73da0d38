import pytest

from hamdel.platform.kept import MOST, count_all, keep, kept, let_go, let_go_all

pytestmark = pytest.mark.django_db


def test_each_person_keeps_their_own():
    assert keep(person_id=1, name="list:unhappy", value="mood=negative")
    keep(person_id=1, name="list:unhappy", value="mood=negative&since=7")
    keep(person_id=2, name="list:new", value="order=known")
    keep(person_id=1, name="other:x", value="y")
    assert kept(person_id=1, group="list") == {"unhappy": "mood=negative&since=7"}
    assert kept(person_id=2, group="list") == {"new": "order=known"}


def test_what_is_let_go_is_gone():
    keep(person_id=1, name="list:a", value="b")
    assert not let_go(person_id=2, name="list:a")
    assert let_go(person_id=1, name="list:a")
    assert kept(person_id=1, group="list") == {}


def test_there_is_an_end_to_keeping():
    for n in range(MOST):
        keep(person_id=1, name=f"list:{n}", value="")
    assert not keep(person_id=1, name="list:more", value="")
    assert keep(person_id=1, name="list:3", value="changed")


def test_things_of_everybody_are_let_go_by_what_they_hold():
    keep(person_id=1, name="list:a", value="q=mina")
    keep(person_id=2, name="list:mina", value="b")
    keep(person_id=2, name="list:c", value="d")
    keep(person_id=2, name="other:c", value="q=mina")

    def speaks(name, value):
        return "mina" in name or "mina" in value

    assert count_all(group="list", where=speaks) == 2
    assert let_go_all(group="list", where=speaks) == 2
    assert kept(person_id=2, group="list") == {"c": "d"}
    assert kept(person_id=2, group="other") == {"c": "q=mina"}
