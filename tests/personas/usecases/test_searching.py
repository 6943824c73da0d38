"""Groups are looked for by the worker, and drawn by one click."""

from collections.abc import Sequence

import pytest

from hamdel.journeys.public import Behind, Habit
from hamdel.personas.models import Persona, Search
from hamdel.personas.usecases import searching
from hamdel.personas.usecases.searching import ask_for_groups, look_for_groups
from hamdel.segments.public import segment
from tests.ground.cast import NOW, Player
from tests.personas.rules.people import alike, planted

GROUPS = "/personas/groups/"


def _habits_are(monkeypatch: pytest.MonkeyPatch, rows: Sequence[Habit]) -> None:
    def of_part(_span: object, *, part: int, parts: int, least: int) -> list[Habit]:
        assert least == 5
        return [one for one in rows if one.customer_id % parts == part]

    monkeypatch.setattr(searching, "habits", of_part)


def test_a_group_becomes_a_segment_and_a_persona(
    reza: Player, sara: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "هنوز کسی نگشته" in reza.get(GROUPS).content.decode()
    assert sara.post(f"{GROUPS}look").status_code == 403
    reza.post(f"{GROUPS}look")
    ask_for_groups(who="leila", now=NOW)  # the same look is shared
    assert Search.objects.count() == 1
    assert 'hx-trigger="every 2s"' in reza.get(GROUPS).content.decode()
    _habits_are(monkeypatch, planted(40)[0])
    assert look_for_groups(now=NOW)
    assert not look_for_groups(now=NOW)
    row = Search.objects.get()
    assert (row.state, row.done, row.customers) == ("done", 10, 120)
    page = reza.get(GROUPS).content.decode()
    assert page.count("بخش و پرسونا بساز") == 3
    assert "بار سراغ شما می‌آیند" in page
    reza.post(f"{GROUPS}{row.pk}/draw", {"group": "0", "name": "شب‌رو"})
    made = Persona.objects.get()
    assert (made.name, segment(made.segment_id or 0).name_fa) == ("شب‌رو", "شب‌رو")
    for wrong in ("9", "x"):
        reza.post(f"{GROUPS}{row.pk}/draw", {"group": wrong, "name": "هیچ"})
    assert Persona.objects.count() == 1


def test_it_is_told_where_there_are_no_groups_or_none_could_be_looked_for(
    reza: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    def behind(*_args: object, **_more: object) -> list[Habit]:
        raise Behind(900_000)

    for rows, said in ((alike(200), "گروه‌گروه نیستند"), (alike(9), "تنها ۹ مشتری")):
        _habits_are(monkeypatch, rows)
        ask_for_groups(who="reza", now=NOW)
        look_for_groups(now=NOW)
        assert said in reza.get(GROUPS).content.decode()
    monkeypatch.setattr(searching, "habits", behind)
    ask_for_groups(who="reza", now=NOW)
    look_for_groups(now=NOW)
    assert "گشتن نشد" in reza.get(GROUPS).content.decode()
