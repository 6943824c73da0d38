"""A customer who answers surveys and writes, and the clock of the machine."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import pytest
from django.test import Client
from django.utils import timezone

from hamdel.conversations.public import Actor
from hamdel.customers.public import recognize_customer
from hamdel.platform import followers
from hamdel.surveys.public import (
    SurveyFacts,
    ToRecord,
    ToSave,
    record_response,
    save_survey,
    survey,
)
from tests.conversations import conftest as talking
from tests.ground.cast import Mina

T = TypeVar("T")
Answer = Callable[..., int]
BY = Actor(who="reza@hamdel.example", name="رضا مرادی")
ANGRY = "افتضاح بود، سه روز دیر آوردند و هیچکس جواب نداد؛ خیلی عصبانی‌ام"
pigeons, loft, say = talking.pigeons, talking.loft, talking.say  # a messenger that can write back


def there(found: T | None) -> T:
    """What was found, where something was."""
    assert found is not None
    return found


def follow() -> None:
    """Let the followers catch up."""
    while followers.run_once():
        pass


@pytest.fixture
def today() -> datetime:
    """Now: followers leave alone what is older than a few days."""
    return timezone.now()


@pytest.fixture
def customer(mina: Mina, today: datetime, db: None) -> int:
    """Mina's id."""
    return recognize_customer(
        identifiers=[("phone", mina.phone)],
        attributes={"name": mina.name},
        source="test",
        now=today,
    )


@pytest.fixture
def nps(db: None, today: datetime) -> SurveyFacts:
    """An open NPS survey after a delivery."""
    wanted = ToSave(kind="nps", title="پس از تحویل", stage="support", touchpoint="feedback_survey")
    return there(survey(save_survey(wanted, by="reza", now=today, state="open")))


@pytest.fixture
def answer(nps: SurveyFacts, customer: int, today: datetime) -> Answer:
    """Has mina answer; returns the response's id. The log is followed."""

    def give(score: int, comment: str = "", *, profile: int = customer, **more: Any) -> int:
        said = ToRecord(
            survey_id=nps.id, profile_id=profile, score=score, comment=comment,
            key=f"{score} {comment} {profile}", **{"answered_at": today, **more},
        )  # fmt: skip
        made = record_response(said, now=today).id
        follow()
        return made

    return give


Ask = Callable[..., tuple[int, Any]]


def asks(client: Client) -> Ask:
    """How a signed-in person asks the API: method, path and body; gives status and JSON."""

    def ask(method: str, path: str, body: Any = None) -> tuple[int, Any]:
        said = "" if body is None else json.dumps(body)
        answered = client.generic(method, f"/api/v1{path}", said, content_type="application/json")
        return answered.status_code, json.loads(answered.content)

    return ask
