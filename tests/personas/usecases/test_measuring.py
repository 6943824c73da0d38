"""What is measured of a persona's segment, and shown beside what was assumed."""

from datetime import timedelta
from typing import Any

import pytest

from hamdel.interactions.public import Given, draft_of_given, record_interactions
from hamdel.journeys import scores
from hamdel.journeys.public import Score, Scores
from hamdel.personas.contracts import ToKeep
from hamdel.personas.models import Measure
from hamdel.personas.queries.measures import measures
from hamdel.personas.queries.personas import persona
from hamdel.personas.usecases.keeping import change_persona, make_persona
from hamdel.personas.usecases.measuring import measure_due
from hamdel.personas.uses import Use, register_uses
from hamdel.segments.public import SegmentDraft, make_segment
from tests.ground.cast import NOW, Player


def _did(who: str, days: float, **more: Any) -> None:
    given = Given(
        id=f"{who}-{days}", occurred_at=NOW - timedelta(days=days), identifiers=(("user_id", who),),
        action="Wrote", **{"channel": "chat", "device": "mobile", **more},
    )  # fmt: skip
    record_interactions([draft_of_given(given, source="shop")], now=NOW)


def test_numbers_of_the_segment_stand_beside_the_assumed(
    reza: Player, nima: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at in range(25):
        _did("mina", 1 + at / 10, sentiment=-0.9, text="سفارشم هنوز نرسیده")
    _did("mina", 45, channel="web")
    praise = Score(value=0.62, n=21, low=0.4, high=0.8)
    told = {"asked": lambda span: Scores(overall={"csat": praise} if span.until == NOW else {})}
    monkeypatch.setattr(scores, "_sources", told)
    rule = {"rule": "moments", "channel": "chat", "at_least": 1}
    made = make_segment(SegmentDraft(name_fa="چتی", name_en="Chat", rule=rule), who="r", now=NOW)
    given = ToKeep(name="نیلوفر", segment_id=made.id, channels=("bale",), pains=("دیر",))
    one = make_persona(given, who="r", now=NOW)
    alone = make_persona(ToKeep(name="تنها"), who="r", now=NOW)
    assert measure_due(now=NOW) == 1
    assert measure_due(now=NOW + timedelta(minutes=5)) == 0
    found = measures([persona(one)])[one]
    assert (found.people, found.now.moments, found.before.moments) == (1, 25, 1)
    assert (found.now.channels, found.now.negative) == ({"chat": 25}, 25)
    assert (found.now.scores["csat"].value, dict(found.before.scores)) == (0.62, {})
    register_uses("test", lambda asked: [Use("سفر خرید", "/maps/")] if asked == one else [])
    page = reza.get(f"/personas/{one}/").content.decode()
    for words in ("رضایت", "۶۲٪", "۲۵", "کسی گمان نمی‌کرد", "سفر خرید"):
        assert words in page
    register_uses("test", lambda _asked: [])
    assert "۶۲٪" in reza.get("/personas/").content.decode()
    monkeypatch.setattr("hamdel.personas.views.listing.timezone.now", lambda: NOW)
    words = reza.get(f"/personas/{one}/said").content.decode()
    assert "سفارشم هنوز نرسیده" in words
    assert "/customers/" in words
    assert "/customers/" not in nima.get(f"/personas/{one}/said").content.decode()
    assert reza.get(f"/personas/{alone}/").status_code == 200
    change_persona(one, ToKeep(name="نیلوفر"), who="r", now=NOW)
    assert measures([persona(one)]) == {}
    assert Measure.objects.count() == 1
