"""Word rules on a screen."""

from hamdel.listening.models import Hit, WordRule
from tests.ground.cast import Player
from tests.listening.conftest import Hear

GIVEN = {"name": "رکاب", "side": "ours", "any": "رکاب، rekab*", "every": "", "without": "رکاب زدن"}


def test_a_rule_is_tried_on_the_past_and_kept(leila: Player, hear: Hear) -> None:
    hear("ركاب‌ها رسید", ref="1"), hear("رکاب زدن خوب است", ref="2"), hear("Rekabi", ref="3")
    tried = leila.post("/mentions/rules/new", {**GIVEN, "try": "1"}).content.decode()
    assert "۲ یاد" in tried
    assert "ركاب‌ها رسید" in tried
    assert not WordRule.objects.exists()
    assert leila.post("/mentions/rules/new", GIVEN).status_code == 302
    assert Hit.objects.count() == 2
    row = WordRule.objects.get()
    assert row.any == ["رکاب", "rekab*"]
    assert leila.get(f"/mentions/rules/{row.pk}").content.decode().count("رکاب، rekab*") == 1
    leila.post(f"/mentions/rules/{row.pk}/turn/off")
    assert not WordRule.objects.get().on
    again = leila.post("/mentions/rules/new", GIVEN)
    assert again.status_code == 422
    assert "همین نام را دارد" in again.content.decode()


def test_no_words_mean_nothing(leila: Player, sara: Player) -> None:
    answer = leila.post("/mentions/rules/new", {**GIVEN, "any": " ، "})
    assert answer.status_code == 422
    assert "دست‌کم یک واژه" in answer.content.decode()
    assert sara.get("/mentions/rules/").status_code == 200
    assert sara.post("/mentions/rules/new", GIVEN).status_code == 403
