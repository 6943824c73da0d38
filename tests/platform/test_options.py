"""Options: declared once, typed, one default, every change on record."""

import pytest

from hamdel.platform import audit, options
from hamdel.platform.models import Option
from tests.ground.cast import NOW


@pytest.fixture(autouse=True)
def _own_options(monkeypatch):
    monkeypatch.setattr(options, "_declared", {})


@pytest.fixture
def limit():
    return options.declare("test.limit", int, 5, label="L", help="H", least=1, most=100)


def test_the_default_holds_until_somebody_sets_it(db, limit):
    assert limit.get() == 5
    options.set("test.limit", 7, who="leila@hamdel.example", now=NOW)
    assert options.get("test.limit") == 7
    (entry,) = audit.entries()
    assert (entry.who, entry.subject) == ("leila@hamdel.example", "option:test.limit")
    assert entry.changes == [("value", 5, 7)]


@pytest.mark.parametrize("value", [0, 101, "7", 7.0, True])
def test_a_value_that_does_not_fit_is_refused(db, limit, value):
    with pytest.raises(options.OptionError):
        options.set("test.limit", value, who="leila", now=NOW)
    assert Option.objects.count() == 0


def test_one_of_several(db):
    options.declare("test.color", str, "red", label="L", help="H", choices=("red", "blue"))
    options.set("test.color", "blue", who="leila", now=NOW)
    assert options.get("test.color") == "blue"
    with pytest.raises(options.OptionError):
        options.set("test.color", "green", who="leila", now=NOW)


@pytest.mark.parametrize("stored", ["1000", '"many"', "{"])
def test_a_stored_value_that_no_longer_fits_gives_way(db, limit, stored):
    Option.objects.create(name="test.limit", value=stored)
    assert limit.get() == 5


def test_an_unknown_name_is_an_error(db):
    with pytest.raises(KeyError):
        options.get("test.nothing")


def test_declaring_twice_alike_is_harmless_and_otherwise_refused(limit):
    assert options.declare("test.limit", int, 5, label="L", help="H", least=1, most=100) == limit
    with pytest.raises(ValueError, match="twice"):
        options.declare("test.limit", int, 6, label="L", help="H")


def test_a_default_must_fit_itself():
    with pytest.raises(options.OptionError):
        options.declare("test.wrong", int, 0, label="L", help="H", least=1)
    assert [one.name for one in options.declared()] == []
