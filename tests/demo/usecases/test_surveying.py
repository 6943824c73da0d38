"""The demo company's surveys hold answers, each in its customer's story."""

import pytest

from hamdel.customers.public import recognize_customer
from hamdel.demo.models import Company
from hamdel.demo.rules.life import DemoEvent
from hamdel.demo.rules.plan import DAY, Plan
from hamdel.demo.rules.surveyed import SURVEYS
from hamdel.demo.usecases.surveying import keep_answers, take_surveys_back
from hamdel.interactions.public import moments_by_id
from hamdel.platform.instants import to_micros
from hamdel.platform.keys import create_key
from hamdel.surveys.models import Answer, Response, Survey
from tests.ground.cast import NOW, Mina

PLAN = Plan(1, to_micros(NOW), 1)


def event(name: str, number: int, **properties: object) -> DemoEvent:
    at = PLAN.now - 5 * DAY
    hamdel = {"hamdel": {"text": "عالی بود"}}
    call = {
        "event": name,
        "messageId": f"demo-{number}",
        "properties": properties,
        "context": hamdel,
    }
    return DemoEvent(at=at, call=call, sender="server", arrives=at)


@pytest.mark.django_db
def test_the_company_asked_after_each_stage(mina: Mina) -> None:
    key, _ = create_key(name="server", scopes=("ingest", "write"), now=NOW)
    company = Company(seed=1, made_at=NOW, people=1, site_key_id=key.id, server_key_id=key.id)
    who = recognize_customer(
        identifiers=[("phone", mina.phone)], attributes={}, source="test", now=NOW
    )
    told = [(event("Order Delivered", number), 0, who) for number in range(40)]
    told.append((event("Survey Answered", 99, kind="nps", score=9), 77, who))
    new = keep_answers(company, PLAN, told, now=NOW)
    assert new > 5
    assert keep_answers(company, PLAN, told, now=NOW) == 0
    assert set(Survey.objects.values_list("key", flat=True)) == {f"demo:{key}" for key in SURVEYS}
    assert Response.objects.get(interaction_id=77).comment == "عالی بود"
    recorded = Response.objects.exclude(interaction_id=77)
    moments = moments_by_id([row.interaction_id or 0 for row in recorded])
    assert {one.action for one in moments.values()} == {"Survey Answered"}
    assert (recorded.count(), len(moments)) == (new - 1, new - 1)
    assert not Response.objects.filter(answered_at__gt=NOW).exists()
    take_surveys_back()
    assert not any(model.objects.exists() for model in (Survey, Response, Answer))
