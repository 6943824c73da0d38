import pytest
from django.test import Client

from tests.ground.cast import Player
from tests.surveys.conftest import asks

pytestmark = pytest.mark.django_db


def test_a_survey_of_each_kind_is_open_with_its_usual_questions(api):
    for kind, keys in (("nps", 2), ("csat", 2), ("ces", 2)):
        status, made = api("POST", "/surveys", kind=kind, title="پس از تحویل", stage="support")
        assert status == 201
        assert (made["state"], made["stage"], len(made["questions"])) == ("open", "support", keys)
        assert isinstance(made["id"], str)
        assert api("GET", f"/surveys/{made['id']}") == (200, made)
    assert [one["kind"] for one in api("GET", "/surveys?limit=2")[1]["items"]] == ["ces", "csat"]


def test_questions_as_a_program_writes_them(api):
    questions = [
        {"text": "چرا؟", "kind": "single", "key": "why", "options": ["دیر رسید", {"label": {"en": "Broken"}, "writes": True}]},
        {"text": {"fa": "کِی؟", "en": "When?"}, "kind": "date",
         "asked_when": [{"question": "why", "test": "is", "value": "o1"}]},
    ]  # fmt: skip
    status, made = api(
        "POST", "/surveys", kind="nps", title="A", questions=questions, languages=["fa", "en"],
        quotas=[{"most": 5, "question": "why", "option": "broken"}], state="draft",
    )  # fmt: skip
    assert status == 201
    assert [one["key"] for one in made["questions"]] == ["score", "why", "q1"]
    assert [one["key"] for one in made["questions"][1]["options"]] == ["o1", "broken"]
    assert made["questions"][1]["options"][1]["writes"] is True
    assert made["state"] == "draft"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"kind": "quiz"}, "kind"),
        ({"title": ""}, "title"),
        ({"color": "red"}, "color"),
        ({"questions": [{"text": "?", "kind": "single", "options": ["a"] * 10_000}]}, "questions[0].options"),
        ({"questions": [{"text": "?", "kind": "single", "options": [""]}]}, "questions[0].options[0]"),
        ({"questions": [{"text": "?", "asked_when": [{"question": "x", "test": "is"}]}]}, "questions[1]"),
        ({"questions": [{"text": "?", "help": {"xx": "?"}}]}, "questions[1].help"),
    ],
)  # fmt: skip
def test_what_can_not_be_asked_is_refused_by_name(api, more, field):
    status, problem = api("POST", "/surveys", **({"kind": "nps", "title": "A"} | more))
    assert (status, problem["field"]) == (400, field)


def test_changing_opening_and_closing(api):
    _, made = api("POST", "/surveys", kind="form", title="A", questions=[{"text": "?"}])
    address = f"/surveys/{made['id']}"
    status, changed = api(
        "PATCH", address, title="B", questions=[{"text": "!"}], version=made["version"]
    )
    assert (status, changed["title"], changed["questions"][0]["text"]) == (200, "B", {"fa": "!"})
    status, problem = api("PATCH", address, title="C", version=made["version"])
    assert (status, problem["version"]) == (409, changed["version"])
    assert api("PATCH", address, state="closed")[1]["state"] == "closed"
    assert api("PATCH", address, state="open")[1]["state"] == "open"
    assert api("PATCH", "/surveys/0", title="A")[0] == 404
    assert api("PATCH", address, questions=[])[0] == 400


def test_only_those_who_lead_write_surveys(sara: Player, reza: Player, nima: Player, browser_key):
    said = {"kind": "nps", "title": "A"}
    assert asks(reza)("POST", "/surveys", **said)[0] == 201
    for player in (sara, nima):
        assert asks(player)("POST", "/surveys", **said)[0] == 403
    assert asks(Client())("POST", "/surveys", **said)[0] == 401
    ingesting = asks(Client(), Authorization=f"Bearer {browser_key}")
    assert ingesting("POST", "/surveys", **said)[0] == 403
