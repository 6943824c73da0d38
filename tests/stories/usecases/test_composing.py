"""Versions of the vision."""

import pytest

from hamdel.customers.public import erase_customer, export_customer
from hamdel.stories.contracts import NoSuch, Overtaken, Refused, Section
from hamdel.stories.models import Story
from hamdel.stories.queries.vision import versions, vision
from hamdel.stories.usecases.composing import bring_back, compose_vision
from hamdel.stories.usecases.telling import add_view
from tests.ground.cast import NOW, Player
from tests.stories.conftest import actor


def test_versions_are_kept_and_brought_back(reza: Player, told: int) -> None:
    by = actor(reza)
    first = (Section("گوش می‌دهیم", "پیش از پاسخ", (told,)),)
    assert compose_vision(opening="ما", sections=first, base=0, by=by, now=NOW) == 1
    assert compose_vision(opening="ما", sections=first, base=1, by=by, now=NOW) == 1
    with pytest.raises(Overtaken):
        compose_vision(opening="دیگر", sections=first, base=0, by=by, now=NOW)
    second = (*first, Section("قول می‌دهیم", ""))
    assert compose_vision(opening="ما", sections=second, base=1, by=by, now=NOW) == 2
    assert bring_back(1, base=2, by=by, now=NOW) == 3
    newest = vision()
    assert newest is not None
    assert (newest.sections, [one.number for one in versions()]) == (first, [3, 2, 1])
    with pytest.raises(NoSuch):
        bring_back(9, base=3, by=by, now=NOW)
    for wrong in ((), (Section("", "x"),), (Section("x", "", (999_999,)),), second * 20):
        with pytest.raises(Refused):
            compose_vision(opening="", sections=wrong, base=3, by=by, now=NOW)


def test_erasing_a_customer_takes_their_stories_out_of_every_version(
    reza: Player, told: int, profile: int
) -> None:
    add_view(told, "من هم دیدم", by=actor(reza), now=NOW)
    compose_vision(
        opening="", sections=[Section("گوش", "", (told,))], base=0, by=actor(reza), now=NOW
    )
    held = export_customer(profile)["stories"]
    assert [(one["title"], len(one["views"])) for one in held] == [
        ("روزی که مینا سه بار زنگ زد", 1)
    ]
    erased = erase_customer(customer_id=profile, who="test", now=NOW)
    assert erased.removed["stories"] == 1
    assert not Story.objects.exists()
    newest = vision()
    assert newest is not None
    assert newest.sections[0].story_ids == ()
