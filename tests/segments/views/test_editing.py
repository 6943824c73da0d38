import pytest

from hamdel.segments.public import segments
from hamdel.segments.starting import STARTING

pytestmark = pytest.mark.django_db
FORM = {
    "name_fa": "بدشانس‌ها", "name_en": "", "about_fa": "", "about_en": "", "r.rule": "all",
    "r-0.rule": "moments", "r-0.often": "at_least", "r-0.times": "۲", "r-0.days": "۳۰",
    "r-0.outcome": "failure",
}  # fmt: skip


def test_a_segment_is_written_in_sentences(reza) -> None:
    assert reza.get("/segments/new/").status_code == 200
    kept = reza.post("/segments/new/", FORM)
    (one,) = segments()
    assert kept["Location"] == f"/segments/{one.id}/"
    assert (one.name_fa, one.name_en) == ("بدشانس‌ها", "بدشانس‌ها")
    condition = {"rule": "moments", "outcome": "failure", "at_least": 2, "days": 30}
    assert one.rule == {"rule": "all", "of": [condition]}
    assert "بدشانس‌ها" in reza.get(f"/segments/{one.id}/edit/").content.decode()
    reza.post(f"/segments/{one.id}/edit/", {**FORM, "r-0.times": "۳"})
    assert segments()[0].rule["of"][0]["at_least"] == 3


def test_parts_are_added_without_anything_being_kept(reza) -> None:
    shown = reza.post("/segments/new/", {**FORM, "do": "add:r", "kind.r": "any"}).content.decode()
    assert 'name="r-1.rule"' in shown
    assert 'name="r-1-0.rule"' in shown
    shown = reza.post("/segments/new/", {**FORM, "do": "drop:r-0"}).content.decode()
    assert 'name="r-0.rule"' not in shown
    assert segments() == []


def test_what_is_wrong_is_said_in_its_row_and_what_was_typed_stays(reza) -> None:
    answer = reza.post("/segments/new/", {**FORM, "r-0.days": "چند"})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "چند" in shown
    assert "rule-part wrong" in shown
    assert reza.post("/segments/new/", {**FORM, "name_fa": ""}).status_code == 422


def test_the_preview_says_who_and_why(reza, shop) -> None:
    shop.did("mina", outcome="failure")
    mina = shop.did("mina", outcome="failure")
    shown = reza.post("/segments/preview/", FORM).content.decode()
    assert f"/customers/{mina}/" in shown
    assert "#moment-" in shown
    wrong = reza.post("/segments/preview/", {**FORM, "r-0.days": "چند"})
    assert wrong.status_code == 200
    assert "segment-found" not in wrong.content.decode()


def test_one_to_begin_with_is_made_at_a_press_and_removed_with_a_way_back(reza) -> None:
    reza.post("/segments/begin-with/", {"key": STARTING[0].key})
    (one,) = segments()
    assert one.key == STARTING[0].key
    assert reza.post(f"/segments/{one.id}/remove/").status_code == 302
    assert segments() == []
    reza.post(f"/segments/{one.id}/back/")
    assert segments()[0].key == STARTING[0].key
    assert reza.get(f"/segments/new/?from={STARTING[1].key}").status_code == 200


def test_who_may_not_lead_writes_none(sara, nima) -> None:
    for person in (sara, nima):
        assert person.get("/segments/new/").status_code == 403
        assert person.post("/segments/new/", FORM).status_code == 403
