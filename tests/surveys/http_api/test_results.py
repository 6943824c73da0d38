"""The results of a survey over the API, in the promised shape."""

import pytest

from hamdel.surveys.contracts import SurveyKind
from tests.ground.cast import Player
from tests.surveys.asked import asking, question
from tests.surveys.conftest import asks, written

pytestmark = pytest.mark.django_db


def test_an_acknowledged_answer_counts_at_once(api, nps):
    address = f"/surveys/{nps.id}/results"
    status, empty = api("GET", address)
    assert (status, empty["n"], empty["score"], empty["interval"]) == (200, 0, None, None)
    for place, score in enumerate([10, 9, 8, 3]):
        said = {"identifiers": [{"kind": "phone", "value": f"0912000020{place}"}], "score": score}
        if place:
            said["stage"] = "research"
        assert api("POST", f"/surveys/{nps.id}/responses", **said)[0] == 201
    found = api("GET", address)[1]
    assert (found["kind"], found["n"], found["score"]) == ("nps", 4, 25)
    assert (found["promoters"], found["passives"], found["detractors"]) == (2, 1, 1)
    low, high = found["interval"]
    assert -100 <= low < 25 < high <= 100
    assert set(found["by"]) == {"stage", "touchpoint", "team", "period"}
    assert {key: one["n"] for key, one in found["by"]["stage"].items()} == {
        "support": 1, "research": 3,
    }  # fmt: skip
    (month,) = found["by"]["period"].values()
    assert month["n"] == 4
    assert month["from"] < month["to"]
    assert found["response_rates"] == []
    assert found["effort"] is None


def test_other_kinds_have_scores_of_their_own(api, customer):
    kinds: tuple[tuple[SurveyKind, tuple[int, ...], float], ...] = (
        ("csat", (5, 4, 2, 1), 0.5),
        ("ces", (7, 6, 2), 5),
    )
    for kind, scores, score in kinds:
        survey = written(kind)
        for place, one in enumerate(scores):
            api("POST", f"/surveys/{survey.id}/responses", score=one, idempotency=f"a{place}")
        found = api("GET", f"/surveys/{survey.id}/results?by=stage,segment")[1]
        assert (found["score"], found["n"], found["promoters"]) == (score, len(scores), None)
        assert set(found["by"]) == {"stage", "segment"}
        if kind == "ces":  # it was easy, so the effort was small
            assert found["effort"]["score"] == 3
    form = written("form", definition=asking(question("text", "t")))
    api("POST", f"/surveys/{form.id}/responses", answers={"t": "خوب"})
    found = api("GET", f"/surveys/{form.id}/results")[1]
    assert (found["n"], found["score"], found["interval"]) == (1, None, None)


def test_it_is_counted_within_the_time_and_by_what_there_is(api, nps, nima: Player):
    address = f"/surveys/{nps.id}/results"
    said = {"score": 2, "answered_at": "2026-11-01T10:00:00Z"}
    api("POST", f"/surveys/{nps.id}/responses", **said)
    inside = f"{address}?from=2026-10-23T00:00:00%2B03:30&to=2026-11-22T00:00:00%2B03:30"
    assert api("GET", inside)[1]["n"] == 1
    assert list(api("GET", inside)[1]["by"]["period"]) == ["1405-08"]
    assert api("GET", f"{address}?to=2026-11-01T10:00:00Z")[1]["n"] == 0
    assert api("GET", f"{address}?by=moon")[0] == 400
    assert api("GET", f"{address}?from=yesterday")[0] == 400
    assert api("GET", "/surveys/0/results")[0] == 404
    assert asks(nima)("GET", address)[0] == 200
