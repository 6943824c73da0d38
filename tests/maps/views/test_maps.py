"""Maps on screens."""

from typing import Any

import pytest
from django.test import Client

from hamdel.maps.contracts import LaneOfOthers, Slip
from hamdel.maps.lanes import _lanes, register_lane
from hamdel.maps.models import Comment, JourneyMap
from hamdel.maps.queries.maps import one_map
from tests.ground.cast import Player

DAYS = "period=2026-11-20..2026-11-22"
HTMX = {"HX-Request": "true"}


def test_a_map_with_what_really_happens(sara: Player, drawn: int, walk: Any) -> None:
    for one in range(6):
        walk(f"user-{one}", "Asked", "Looked", "Else", sentiment=-0.8, text="هیچ‌کس پاسخ نداد")
    here = f"/maps/{drawn}/"
    page = sara.get(f"{here}?{DAYS}").content.decode()
    assert "از نگاه تا خرید" in page
    assert "map-worse" in page
    assert "۱٫۶" in page  # measured -1.6 on the curve
    assert "هرگز برداشته نشد" in page  # nobody bought
    walks = sara.get(f"{here}walks?{DAYS}").content.decode()
    assert "Else" in walks
    assert "۰٪" in walks  # everybody asked before they looked
    step = sara.get(f"{here}steps/s2/?{DAYS}").content.decode()
    assert "هیچ‌کس پاسخ نداد" in step
    people = sara.get(f"{here}people/?{DAYS}&step=action:Asked&facet=negative").content.decode()
    assert "۶ نفر" in people
    assert sara.get(f"{here}people/?step=x&facet=other").status_code == 404
    assert sara.get(f"{here}steps/nothing/").status_code == 404


def test_the_editor_keeps_each_change_and_undoes_it(sara: Player, drawn: int) -> None:
    here = f"/maps/{drawn}/"

    def do(**said: str) -> str:
        return sara.post(f"{here}change", said, headers=HTMX).content.decode()

    assert "به کجا بروم" in do(deed="cell written", lane="thoughts", step="s1", text="به کجا بروم")
    do(deed="feeling moved", step="s1", text="-1.5")
    do(deed="step moved", step="s2", way="on")
    do(deed="step added", stage="support", touchpoint="خبرنامه")
    found = one_map(drawn)
    assert [one.key for one in found.drawing.stages[1].steps] == ["s2", "s3", "s4"]
    assert found.steps[-1].touchpoint == "newsletter"
    assert found.steps[0].emotion == -1.5
    for _time in range(4):
        sara.post(f"{here}undo", headers=HTMX)
    assert one_map(drawn).steps[0].emotion == 1.0
    sara.post(f"{here}redo", headers=HTMX)
    assert one_map(drawn).steps[0].thoughts == "به کجا بروم"
    assert "همان" not in do(deed="feeling moved", step="s1", text="9")
    assert sara.post(f"{here}change", {"deed": "explode"}).status_code == 404
    # Without script: the same, answered by the map's page.
    assert sara.post(f"{here}change", {"deed": "stage added", "text": "تازه"}).status_code == 302
    assert len(one_map(drawn).drawing.stages) == 3


def test_versions_comments_and_the_ideal(sara: Player, drawn: int) -> None:
    here = f"/maps/{drawn}/"
    sara.post(f"{here}versions/keep", {"label": "نخستین"})
    sara.post(f"{here}change", {"deed": "map renamed", "text": "نام دیگر"})
    assert "نخستین" in sara.get(f"{here}versions/").content.decode()
    assert "از نگاه تا خرید" in sara.get(f"{here}versions/1/").content.decode()
    sara.post(f"{here}versions/1/back")
    assert one_map(drawn).name == "از نگاه تا خرید"
    sara.post(f"{here}comments", {"text": "نه به این خوبی", "step": "s1"})
    said = Comment.objects.get()
    assert "نه به این خوبی" in sara.get(here).content.decode()
    sara.post(f"{here}comments/{said.pk}")
    said.refresh_from_db()
    assert said.settled_at
    sara.post(f"{here}ideal")
    ideal = JourneyMap.objects.get(kind="ideal")
    assert ideal.ideal_of_id == drawn
    assert "layer=ideal" in sara.get(here).content.decode()


def test_beginnings_roles_and_strangers(
    sara: Player, nima: Player, stranger: Client, drawn: int
) -> None:
    for begin in ("jenny", "catalogue", "empty", "log"):
        answer = sara.post("/maps/new/", {"name": begin, "from": begin})
        assert answer.status_code == 302, begin
        assert sara.get(answer.headers["Location"]).status_code == 200
    steps = {one.name: len(one_map(one.pk).steps) for one in JourneyMap.objects.all()}
    assert (steps["jenny"], steps["catalogue"] >= 20, steps["empty"]) == (5, True, 0)
    assert sara.post("/maps/new/", {"name": " ", "from": "empty"}).status_code == 422
    assert nima.get(f"/maps/{drawn}/").status_code == 200
    assert nima.get(f"/maps/{drawn}/edit/").status_code == 403
    assert stranger.get(f"/maps/{drawn}/").status_code == 302
    sara.post(f"/maps/{drawn}/gone")
    assert sara.get(f"/maps/{drawn}/").status_code == 404
    sara.post(f"/maps/{drawn}/gone?undo")
    assert sara.get(f"/maps/{drawn}/").status_code == 200


@pytest.mark.usefixtures("walk")
def test_lanes_of_packages_above(
    sara: Player, drawn: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(_lanes, "tasks", _lanes.get("tasks"))  # put back afterwards
    register_lane(
        LaneOfOthers(
            name="tasks", slips=lambda _map, places: {places[0]: [Slip(title="پاسخ تندتر")]}
        )
    )
    assert "پاسخ تندتر" in sara.get(f"/maps/{drawn}/").content.decode()
