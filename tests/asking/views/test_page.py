"""What `/survey.js` asks of us: rules, whether to ask, the answer; for pages of the key's origins."""

import hashlib
import hmac
import json
from typing import Any

import pytest
from django.test import Client

from hamdel.asking.contracts import IncentiveGiven
from hamdel.asking.models import Ask, Code, Rule
from hamdel.asking.usecases.incentives import add_codes, offer_incentive
from hamdel.interactions.public import story_of, user_hash_key
from hamdel.platform import keys, options
from hamdel.surveys.public import responses_of_survey
from tests.asking.conftest import Person
from tests.ground.cast import NOW

HOME = "https://rekab.example"


@pytest.fixture
def key(db: None) -> str:
    """A key of the shop's pages."""
    options.set("sending.quiet_hours", "", who="leila", now=NOW)
    return keys.create_key(name="shop", scopes=("ingest",), origins=(HOME,), now=NOW)[1]


def post(key: str, what: str, origin: str = HOME, **said: Any) -> Any:
    return Client().post(
        f"/asking/page/{key}/{what}", json.dumps(said), content_type="text/plain",
        headers={"Origin": origin},
    )  # fmt: skip


def test_a_visitor_is_asked_once_and_answers_by_post_alone(
    key: str, survey: int, write_rule, mailbox
) -> None:
    rule = write_rule(when="page", trigger={"page": {"path": "/thanks*", "seconds": 5}})
    incentive = offer_incentive(
        IncentiveGiven(survey_id=survey, kind="codes", name="نوروز", text="ده درصد"),
        who="l",
        now=NOW,
    )
    add_codes(incentive, ["NOWRUZ-1", "NOWRUZ-2"], who="leila", now=NOW)
    told = Client().get(f"/asking/page/{key}", headers={"Origin": HOME})
    assert told.json() == {"rules": [{"id": rule, "path": "/thanks*", "seconds": 5}]}
    assert told.headers["Access-Control-Allow-Origin"] == HOME
    who = {"rule": rule, "path": "/thanks/1", "anonymousId": "a-browser"}
    assert post(key, "ask", **{**who, "path": "/"}).json() == {"question": None, "wait": 0}
    asked = post(key, "ask", **who).json()
    question, token = asked["question"], asked["token"]
    assert (question["least"], question["most"], question["direction"]) == (0, 10, "rtl")
    again = post(key, "ask", **who).json()
    assert again["question"] is None
    assert 13 * 86_400 < again["wait"] <= 14 * 86_400 + 1
    assert Client().get(f"/asking/page/{key}/answer?token={token}&score=9").status_code == 405
    assert post(key, "answer", token=token, score=11).status_code == 400
    assert post(key, "answer", token=token, score=9, complete=False).json()["thanks"] == ""
    done = post(key, "answer", token=token, score=9, comment="سریع بود").json()
    assert [one["code"] for one in done["gifts"]] == ["NOWRUZ-1"]
    assert post(key, "answer", token=token, score=3).json() == done
    (given,) = responses_of_survey(survey)
    assert (given.score, given.comment, given.channel, given.stage) == (
        9,
        "سریع بود",
        "web",
        "use",
    )
    assert Code.objects.filter(given_at=None).count() == 1
    (moment,) = story_of(Ask.objects.get(state="asked").profile.customer_id).moments
    assert (moment.action, moment.text) == ("Survey Answered", "سریع بود")


def test_only_the_server_knows_who_is_asked(
    key: str, survey: int, person: Person, write_rule, mailbox
) -> None:
    options.set("sending.quiet_hours", "", who="leila", now=NOW)
    rule = write_rule(when="page")
    right = hmac.new(user_hash_key().encode(), b"mina-1", hashlib.sha256).hexdigest()
    said = {"rule": rule, "path": "/", "userId": "mina-1"}
    assert post(key, "ask", **said).json() == {"question": None, "wait": 3600}
    assert post(key, "ask", **said, userHash="0" * 64).json()["question"] is None
    assert post(key, "ask", **said, userHash=right).json()["question"] is not None
    assert post(key, "ask", rule=rule, anonymousId="b").json()["question"] is not None
    Rule.objects.update(enabled=False)
    assert post(key, "ask", rule=rule, anonymousId="c").json()["question"] is None
    assert Client().get(f"/asking/page/{key}").json() == {"rules": []}


def test_refusals_are_kept_and_strangers_turned_away(
    key: str, survey: int, write_rule, mailbox
) -> None:
    rule = write_rule(when="page")
    who = {"rule": rule, "anonymousId": "a-browser"}
    token = post(key, "ask", **who).json()["token"]
    assert post(key, "answer", token=token, refused=True).json() == {}
    assert post(key, "answer", token=token, score=9).status_code == 409
    other = post(key, "ask", **{**who, "anonymousId": "another"}).json()["token"]
    assert post(key, "answer", token=other, closed=True).status_code == 200
    assert sorted(Ask.objects.values_list("invitation__state", flat=True)) == [
        "ignored",
        "refused",
    ]
    assert post(key, "ask", **who, origin="https://evil.example").status_code == 403
    assert post("hk_none", "ask", **who).status_code == 401
    assert post(key, "answer", token="none", score=1).status_code == 404
    assert post(key, "ask", rule="x").status_code == 400
    assert Client().options(f"/asking/page/{key}/ask").status_code == 204
