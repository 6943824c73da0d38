from hamdel.journeys.models import MarkRule
from tests.ground.cast import Player

HERE = "/journeys/moments/"


def test_rules_are_read_written_tried_and_taken_back(reza: Player, sara: Player, walk) -> None:
    walk("mina", "Payment", 100, outcome="failure", text="پرداخت نشد")
    ready = MarkRule.objects.count()
    page = reza.get(HERE).content.decode()
    assert page.count("منفی است") == 4
    assert sara.get(f"{HERE}new/").status_code == 403
    given = {"mark": "negative", "outcomes": ["failure"], "effort_from": "۵٫۵"}
    assert reza.post(f"{HERE}new/", {"mark": "negative"}).status_code == 422
    assert reza.post(f"{HERE}new/", {**given, "effort_to": "3"}).status_code == 422
    reza.post(f"{HERE}new/", given)
    row = MarkRule.objects.order_by("place").last()
    assert row is not None
    assert row.rule == {"mark": "negative", "outcomes": ["failure"], "effort_from": 5.5}
    trial = sara.post(f"{HERE}trial", {"mark": "negative", "outcomes": "failure"}).content.decode()
    assert "لحظه" in trial
    assert "mark-shown" not in sara.post(f"{HERE}trial", {"mark": "negative"}).content.decode()
    assert reza.get(f"{HERE}{row.pk}/trial").status_code == 200
    reza.post(f"{HERE}{row.pk}/edit/", {**given, "told_name": "amount", "told_test": "known"})
    assert "تنها در داستان‌ها" in reza.get(HERE).content.decode()
    assert "amount" in reza.get(f"{HERE}{row.pk}/edit/").content.decode()
    for do in ("off", "on", "up", "remove"):
        reza.post(f"{HERE}{row.pk}/do", {"do": do})
    assert MarkRule.objects.filter(removed_at=None).count() == ready
    reza.post(f"{HERE}{row.pk}/do?do=back")
    assert MarkRule.objects.filter(removed_at=None).count() == ready + 1
    assert reza.post(f"{HERE}{row.pk}/do", {"do": "dance"}).status_code == 404
