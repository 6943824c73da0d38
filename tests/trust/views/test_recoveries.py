"""Recoveries on a screen."""

from django.test import Client

from hamdel.trust.models import Recovery, RecoveryStep
from hamdel.trust.usecases.breaking import ring_alarms
from tests.ground.cast import NOW, Player
from tests.trust.conftest import HOUR, Give


def broken(give: Give) -> Recovery:
    give()
    ring_alarms(now=NOW + HOUR)
    return Recovery.objects.get()


def test_it_goes_step_by_step_to_its_end(give: Give, sara: Player) -> None:
    row = broken(give)
    path = f"/recoveries/{row.pk}"
    assert "تماس برگشتی" in sara.get("/recoveries/").content.decode()
    for name in ("acknowledge", "explain", "fix"):
        sara.post(f"{path}/steps/{name}", {"do": "done", "note": "شد"})
    sara.post(f"{path}/steps/make_good", {"do": "done", "amount": "۵۰٬۰۰۰"})
    gift = RecoveryStep.objects.get(recovery=row, name="make_good")
    assert (gift.state, gift.amount_irr) == ("done", 500_000)
    sara.post(f"{path}/steps/verify", {"do": "done"}, follow=True)
    sara.post(f"{path}/answers", {"solved": "yes", "trusts": "9"})
    row.refresh_from_db()
    assert (row.state, row.solved, row.trusts) == ("done", True, 9)
    assert "۹" in sara.get(path).content.decode()
    assert "تماس برگشتی" in sara.get("/recoveries/?tab=done").content.decode()


def test_what_is_refused_is_said(give: Give, sara: Player) -> None:
    path = f"/recoveries/{broken(give).pk}"
    for given in ({"amount": "۹۰۰٬۰۰۰"}, {"amount": "زیاد"}, {"do": "skip", "why": ""}):
        answer = sara.post(f"{path}/steps/make_good", given, follow=True)
        assert answer.status_code == 200
    assert RecoveryStep.objects.get(name="make_good").state == "open"
    assert sara.post("/recoveries/7/steps/fix", {}).status_code == 404


def test_one_is_begun_by_hand_and_given_to_somebody(
    profile: int, sara: Player, reza: Player
) -> None:
    sara.post("/recoveries/start", {"customer": str(profile), "title": "بی‌احترامی"})
    row = Recovery.objects.get()
    assert (row.cause, row.title) == ("hand", "بی‌احترامی")
    sara.post(f"/recoveries/{row.pk}/give", {"owner": str(reza.user_id)})
    row.refresh_from_db()
    assert row.owner_id == reza.user_id


def test_the_stranger_and_the_analyst(give: Give, stranger: Client, nima: Player) -> None:
    row = broken(give)
    assert stranger.get(f"/recoveries/{row.pk}").status_code == 302
    assert nima.get(f"/recoveries/{row.pk}").status_code == 200
    assert nima.post(f"/recoveries/{row.pk}/steps/fix").status_code == 403
