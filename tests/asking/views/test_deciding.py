"""Decisions, who is held and asking by hand on a screen."""

from hamdel.asking.contracts import ToAsk
from hamdel.asking.models import Ask
from hamdel.asking.usecases.ordering import order_asks
from hamdel.asking.views import deciding
from hamdel.channels.public import AccountFacts
from hamdel.platform import options
from hamdel.surveys.public import invitation_by_token
from tests.asking.conftest import Person, decided
from tests.ground.cast import NOW, Player


def test_every_decision_stands_there_with_its_reason(
    reza: Player, survey: int, person: Person, mailbox: AccountFacts, monkeypatch
) -> None:
    assert "هنوز از کسی پرسیده نشده" in reza.get("/asking/decisions").content.decode()
    for name, more in (
        ("مینا", {}),
        ("سوگند", {"bereaved": True}),
        ("نه", {"consent": "refused"}),
    ):
        wanted = ToAsk(key=name, profile_id=person(name, **more), survey_id=survey)
        order_asks([wanted], by="sara", now=NOW)
    decided()
    page = reza.get("/asking/decisions").content.decode()
    assert all(word in page for word in ("مینا", "سوگوار", "نمی‌خواهد از او بپرسند"))
    only = reza.get("/asking/decisions?state=skipped&reason=held").content.decode()
    assert "سوگند" in only
    assert "مینا" not in only
    assert reza.get("/asking/decisions?reason=nonsense").status_code == 404
    monkeypatch.setattr(deciding, "PAGE", 2)
    first = reza.get("/asking/decisions").content.decode()
    assert "before=" in first
    rest = reza.get(
        f"/asking/decisions?before={Ask.objects.order_by('pk')[1].pk}"
    ).content.decode()
    assert "مینا" in rest
    assert "<html" not in rest
    held = reza.get("/asking/held").content.decode()
    assert "سوگند" in held
    assert "مینا" not in held


def test_people_are_asked_by_hand(reza: Player, survey: int, mailbox: AccountFacts) -> None:
    options.set("sending.quiet_hours", "", who="leila", now=NOW)
    form = {"survey_id": survey, "people": "", "segment_id": "", "way": "link", "key": "k1"}
    assert reza.get("/asking/by-hand").status_code == 200
    assert "بگویید از چه کسی" in reza.post("/asking/by-hand", form).content.decode()
    assert "نه تلفن است" in reza.post("/asking/by-hand", {**form, "people": "۱۲"}).content.decode()
    given = {**form, "people": "۰۹۱۲۳۴۵۶۷۸۹\nmina@example.ir\n"}
    page = reza.post("/asking/by-hand", given).content.decode()
    assert Ask.objects.filter(state="asked", channel="link").count() == 2
    token = page.partition("/s/")[2].split("<")[0].split('"')[0].strip()
    assert invitation_by_token(token) is not None
    reza.post("/asking/by-hand", given)  # sent twice by a double click
    assert Ask.objects.count() == 2
