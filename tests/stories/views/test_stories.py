"""Stories and the vision on screens."""

import pytest
from django.test import Client

from hamdel.stories.models import Story, Version, View
from tests.ground.cast import Mina, Player


def test_a_story_is_told_read_and_added_to(
    sara: Player, reza: Player, mina: Mina, profile: int
) -> None:
    given = {"title": "روز نخست", "happened": "آمد و پرسید", "whom": mina.phone}
    assert sara.post("/stories/new/", {**given, "whom": "09120000001"}).status_code == 422
    sara.post("/stories/new/", given)
    row = Story.objects.get()
    assert row.profile_id == profile
    here = f"/stories/{row.pk}/"
    reza.post(f"{here}views", {"text": "من هم دیدم"})
    page = sara.get(here).content.decode()
    assert "من هم دیدم" in page
    assert mina.name in page
    sara.post(f"/stories/views/{View.objects.get().pk}/gone")  # another's
    assert View.objects.exists()
    reza.post(f"/stories/views/{View.objects.get().pk}/gone")
    assert not View.objects.exists()
    sara.post(f"{here}edit/", {**given, "title": "روز دوم"})
    assert "روز دوم" in sara.get("/stories/").content.decode()
    sara.post(f"{here}gone")
    assert "روز دوم" not in sara.get("/stories/").content.decode()
    sara.post(f"{here}gone?undo")
    assert "روز دوم" in sara.get(f"/stories/?customer={profile}").content.decode()


def test_names_are_masked_for_who_may_not_see_them(
    nima: Player, sara: Player, reza: Player, stranger: Client, told: int
) -> None:
    part = {"heading-0": "گوش", "text-0": "مثل کاظمی", "stories-0": str(told), "base": "0"}
    reza.post("/vision/compose/", part)
    for path in ("/stories/", f"/stories/{told}/", "/vision/"):
        assert stranger.get(path).status_code == 302
        seen, hidden = (one.get(path).content.decode() for one in (sara, nima))
        assert [path, "مینا" in seen, "مینا" in hidden] == [path, True, False]
        assert "کاظمی" not in hidden
        assert "۳۴۵" not in hidden
    assert nima.get("/stories/new/").status_code == 403
    assert sara.get("/vision/compose/").status_code == 403


def test_the_vision_is_composed_in_versions(reza: Player, told: int) -> None:
    assert "هنوز" in reza.get("/vision/").content.decode()
    part = {
        "opening": "ما",
        "heading-0": "دوم",
        "order-0": "2",
        "heading-1": "اول",
        "order-1": "1",
    }
    reza.post("/vision/compose/", {**part, "base": "0", "why": "آغاز"})
    page = reza.get("/vision/").content.decode()
    assert page.index("اول") < page.index("دوم")
    late = reza.post("/vision/compose/", {**part, "opening": "دیگری", "base": "0"})
    assert late.status_code == 422
    assert "دیگری" in late.content.decode()
    reza.post("/vision/compose/", {**part, "opening": "دیگری", "base": "1"})
    assert "ما" in reza.get("/vision/versions/1/").content.decode()
    reza.post("/vision/versions/1/back")
    assert Version.objects.count() == 3
    assert reza.get("/vision/versions/9/").status_code == 404


@pytest.mark.parametrize("path", ["/stories/?cursor=x", "/stories/999999/"])
def test_what_is_not_there(sara: Player, path: str) -> None:
    assert sara.get(path).status_code == 404
