"""A customer to ask, a survey that is open."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from django.test import Client

from hamdel.customers.public import recognize_customer
from hamdel.surveys.contracts import SurveyFacts, SurveyKind, SurveyState, ToSave
from hamdel.surveys.queries.surveys import survey
from hamdel.surveys.usecases.saving import save_survey
from tests.ground.cast import NOW, Mina

T = TypeVar("T")
LATER = NOW + timedelta(hours=1)


def there(found: T | None) -> T:
    """What was found, where something was."""
    assert found is not None
    return found


def written(kind: SurveyKind = "nps", *, state: SurveyState = "open", **more: Any) -> SurveyFacts:
    """A survey of a kind, open unless said otherwise."""
    wanted = ToSave(kind=kind, title="پس از تحویل", **more)
    return there(survey(save_survey(wanted, by="reza@hamdel.example", now=NOW, state=state)))


@pytest.fixture
def customer(db: None, mina: Mina) -> int:
    """Mina's id."""
    named = [("phone", mina.phone), ("user_id", mina.user_id)]
    return recognize_customer(
        identifiers=named, attributes={"name": mina.name}, source="test", now=NOW
    )


@pytest.fixture
def nps(db: None) -> SurveyFacts:
    """An open NPS survey after a delivery."""
    return written(stage="support", touchpoint="feedback_survey")


Ask = Callable[..., tuple[int, Any]]


def asks(client: Client, **headers: str) -> Ask:
    """How a client asks the API: method, path and the fields of a body; gives status and JSON."""

    def ask(method: str, path: str, **body: Any) -> tuple[int, Any]:
        said = json.dumps(body) if body else ""
        answer = client.generic(
            method, f"/api/v1{path}", said, content_type="application/json", headers=headers
        )
        return answer.status_code, json.loads(answer.content)

    return ask


@pytest.fixture
def api(server_key: str) -> Ask:
    """Asks the API with a server's key."""
    return asks(Client(), Authorization=f"Bearer {server_key}")
