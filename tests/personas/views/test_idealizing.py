"""The ideal customer profile: who fits, why, and how much of each persona does."""

import json

from django.test import Client

from hamdel.interactions.public import Given, draft_of_given, record_interactions
from hamdel.personas.contracts import ToKeep
from hamdel.personas.queries.personas import persona
from hamdel.personas.usecases.keeping import make_persona
from hamdel.segments.public import SegmentDraft, make_segment
from tests.ground.cast import NOW, Player

HERE = "/personas/ideal/"


def _segment(name: str, channel: str) -> int:
    rule = {"rule": "moments", "channel": channel, "at_least": 1}
    return make_segment(SegmentDraft(name_fa=name, name_en=name, rule=rule), who="r", now=NOW).id


def test_who_fits_is_said_counted_and_asked_for(
    reza: Player, sara: Player, server_key: str
) -> None:
    drafts = [
        draft_of_given(
            Given(
                id=f"{who}-{channel}", occurred_at=NOW, identifiers=(("user_id", who),),
                channel=channel, device="mobile", action="Wrote",
            ),
            source="shop",
        )
        for who, channel in (("a", "chat"), ("a", "web"), ("b", "chat"), ("c", "web"))
    ]  # fmt: skip
    record_interactions(drafts, now=NOW)
    chat, web = _segment("چتی", "chat"), _segment("وبی", "web")
    one = make_persona(ToKeep(name="نیلوفر", segment_id=chat), who="r", now=NOW)
    make_persona(ToKeep(name="تنها"), who="r", now=NOW)
    assert "از چه مشتریانی بیشتر" in sara.get(HERE).content.decode()
    given = {"segment": str(web), "why": "می‌مانند", "persona": [str(one)]}
    sara.post(HERE, given)
    assert not persona(one).ideal
    assert reza.post(HERE, {**given, "persona": ["999999"]}).status_code == 422
    reza.post(HERE, given)
    assert persona(one).ideal
    page = sara.get(HERE).content.decode()
    for words in ("می‌مانند", "۵۰٪", "اکنون ۲ مشتری"):
        assert words in page
    headers = {"Authorization": f"Bearer {server_key}"}
    said = Client().get("/api/v1/ideal-customer", headers=headers).json()
    assert (said["customers"], said["persona_ids"], said["segment_id"]) == (
        2,
        [str(one)],
        str(web),
    )
    for body, status in (
        ({"segment_id": str(chat)}, 200),
        ({"persona_ids": ["x"]}, 400),
        ({"segment_id": "9"}, 400),
    ):
        answer = Client().put(
            "/api/v1/ideal-customer", json.dumps(body), "application/json", headers=headers
        )
        assert answer.status_code == status
    assert not persona(one).ideal
