"""What is given, on a screen: codes from a file, a draw from its commitment to its winners."""

from django.core.files.uploadedfile import SimpleUploadedFile

from hamdel.asking.models import Code, Draw, Incentive
from hamdel.platform import options
from tests.ground.cast import Player


def test_codes_are_made_and_taken_in(reza: Player, sara: Player, survey: int) -> None:
    form = {"survey_id": survey, "kind": "codes", "name": "نوروز", "winners": "1"}
    assert reza.get("/asking/gifts/new").status_code == 200
    page = reza.post("/asking/gifts/new", form).headers["Location"]
    assert "کد مانده" in reza.get(page).content.decode()
    assert reza.post(page, {"count": ""}).status_code == 422
    assert reza.post(page, {"count": "2", "beginning": "سلام"}).status_code == 422
    reza.post(page, {"count": "2", "beginning": "N-"})
    reza.post(page, {"file": SimpleUploadedFile("codes.csv", b"code\nA1\nA2\n")})
    assert Code.objects.count() == 4
    reza.post(f"{page}/act", {"do": "switch"})
    assert not Incentive.objects.get().enabled
    assert "نوروز" in sara.get("/asking/gifts").content.decode()
    assert sara.get(page).status_code == 403
    assert reza.post(f"{page}/act", {"do": "nonsense"}).status_code == 404


def test_a_draw_goes_from_open_to_drawn(reza: Player, survey: int) -> None:
    form = {"survey_id": survey, "kind": "draw", "name": "د", "winners": "1", "prize": ""}
    assert "جایزه را بگویید" in reza.post("/asking/gifts/new", form).content.decode()
    page = reza.post("/asking/gifts/new", {**form, "prize": "دوچرخه"}).headers["Location"]
    reza.post(f"{page}/act", {"do": "draw"})
    assert Draw.objects.get().state == "open"
    for do, state in (("close", "closed"), ("draw", "drawn")):
        assert reza.get(page).status_code == 200
        reza.post(f"{page}/act", {"do": do})
        assert Draw.objects.get().state == state
    for do, seen in (("tell", "پس بگیر"), ("untell", "به برنده‌ها خبر بده"), ("tell", "پس بگیر")):
        reza.post(f"{page}/act", {"do": do})
        assert seen in reza.get(page).content.decode()
    assert reza.get("/asking/gifts").status_code == 200


def test_what_is_set_is_kept(reza: Player, sara: Player) -> None:
    given = {
        "asking_days_between": "30", "asking_days_after_refusal": "90",
        "asking_days_until_ignored": "7", "asking_ways": "sms, email",
    }  # fmt: skip
    assert reza.post("/settings/asking/", {**given, "asking_days_between": "0"}).status_code == 422
    assert reza.post("/settings/asking/", given).status_code == 302
    assert options.get("asking.days_between") == 30
    assert "sms, email" in reza.get("/settings/asking/").content.decode()
    assert sara.get("/settings/asking/").status_code == 403
