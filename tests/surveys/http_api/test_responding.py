import pytest

from tests.ground.cast import Mina, Player
from tests.surveys.conftest import asks

pytestmark = pytest.mark.django_db


def test_an_answer_is_in_the_story_when_it_is_answered(api, nps, mina: Mina):
    said = {
        "identifiers": [{"kind": "phone", "value": mina.phone}],
        "score": 3,
        "comment": "دیر رسید",
        "idempotency": "order-7",
        "answered_at": "2026-11-20T10:00:00+03:30",
    }
    status, made = api("POST", f"/surveys/{nps.id}/responses", **said)
    assert (status, made["score"], made["stage"], made["repeated"]) == (201, 3, "support", False)
    assert made["answered_at"] == "2026-11-20T06:30:00.000Z"
    story = api("GET", f"/customers/{made['customer_id']}/story")[1]["items"]
    assert [(one["action"], one["id"]) for one in story] == [
        ("Survey Answered", made["interaction_id"])
    ]
    status, again = api("POST", f"/surveys/{nps.id}/responses", **said | {"score": 9})
    assert (status, again) == (201, made | {"repeated": True})
    status, page = api("GET", f"/surveys/{nps.id}/responses")
    made.pop("repeated")
    assert page == {"items": [made], "next": None}


def test_what_is_no_answer_is_refused_by_name(api, nps):
    address = f"/surveys/{nps.id}/responses"
    for said, field in (
        ({"score": 11}, "score"),
        ({"score": "9"}, "score"),
        ({"comment": ""}, "answers"),
        ({"score": 1, "answers": {"zz": 1}}, "answers.zz"),
        ({"answers": {f"q{n}": 1 for n in range(121)}}, "answers"),
        ({"score": 1, "mood": "bad"}, "mood"),
        ({"score": 1, "customer_id": "x"}, "customer_id"),
        ({"score": 1, "team": "nobody"}, "team"),
        ({"score": 1, "device": "fridge"}, "device"),
    ):
        status, problem = api("POST", address, **said)
        assert (status, problem.get("field")) == (400, field), said
    assert api("POST", "/surveys/0/responses", score=1)[0] == 404
    api("PATCH", f"/surveys/{nps.id}", state="closed")
    status, problem = api("POST", address, score=1)
    assert (status, problem["code"]) == (409, "closed")


def test_a_program_gives_answers_people_do_so_on_the_page(nps, sara: Player, leila: Player):
    address = f"/surveys/{nps.id}/responses"
    assert asks(leila)("POST", address, score=7)[0] == 201
    assert asks(sara)("POST", address, score=7)[0] == 403
    assert len(asks(sara)("GET", address)[1]["items"]) == 1
