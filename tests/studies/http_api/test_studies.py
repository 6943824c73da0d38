"""Studies over the API."""

from typing import Any

import pytest

from tests.ground.cast import Mina
from tests.ground.programs import Ask
from tests.studies.conftest import Talk

STUDY = {
    "kind": "interview",
    "title": "چرا سبد رها می‌شود",
    "guide": [{"question": "آخرین خرید؟", "prompts": ["بعد چه شد؟"]}],
    "consent": "یادداشت برمی‌داریم.",
}


@pytest.fixture
def begun(ask: Ask, mina: Mina) -> Any:
    """A study with mina asked and a session planned: (address, customer, participant, session)."""
    study = ask("POST", "/studies", STUDY)[1]
    here = f"/studies/{study['id']}"
    moment = {
        "occurred_at": "2026-11-20T08:00:00Z",
        "identifiers": [{"kind": "phone", "value": mina.phone}],
        "channel": "web", "device": "laptop", "action": "Viewed home",
    }  # fmt: skip
    customer = ask("POST", "/interactions", moment)[1]["customer_id"]
    person = ask("POST", f"{here}/participants", {"customer_ids": [customer]})[1]["items"][0]
    plan = {"planned_at": "2026-11-21T08:00:00Z", "participant_ids": [person["id"]]}
    return here, customer, person["id"], ask("POST", f"{here}/sessions", plan)[1]["id"]


def test_a_study_is_begun_read_and_listed(ask: Ask) -> None:
    status, study = ask("POST", "/studies", STUDY)
    assert (status, study["state"], study["guide"]) == (201, "planned", STUDY["guide"])
    assert ask("GET", f"/studies/{study['id']}") == (200, study)
    assert ask("GET", "/studies?kind=interview")[1]["items"] == [study]
    assert ask("GET", "/studies?kind=focus_group")[1]["items"] == []


def test_after_consent_notes_are_taken_and_the_session_is_in_the_story(
    ask: Ask, begun: Any
) -> None:
    here, customer, person, talk = begun
    note = {"session_id": talk, "kind": "said", "text": "دیر رسید", "idempotency": "n1"}
    assert ask("POST", f"{here}/notes", note)[0] == 400
    status, agreed = ask("POST", f"{here}/participants/{person}/consent", {"how": "signed"})
    assert (status, agreed["state"], agreed["label"]) == (200, "agreed", "P1")
    status, noted = ask("POST", f"{here}/notes", note)
    assert (status, noted["participant"]) == (201, "P1")
    assert ask("POST", f"{here}/notes", note)[1]["id"] == noted["id"]
    assert [one["id"] for one in ask("GET", f"{here}/notes")[1]["items"]] == [noted["id"]]
    assert ask("POST", f"{here}/sessions/{talk}/hold", {})[1]["there"] == [person]
    assert ask("GET", f"{here}/sessions")[1]["items"][0]["state"] == "held"
    story = ask("GET", f"/customers/{customer}/story")[1]["items"]
    assert [one["action"] for one in story] == ["Interview Held", "Viewed home"]


def test_quotes_are_coded_counted_and_withdrawn(ask: Ask, begun: Any) -> None:
    here, _customer, person, talk = begun
    ask("POST", f"{here}/participants/{person}/consent", {"how": "signed"})
    note = {"session_id": talk, "kind": "said", "text": "دیر رسید"}
    noted = ask("POST", f"{here}/notes", note)[1]["id"]
    ask("POST", f"{here}/sessions/{talk}/hold", {})
    quote = {"note_id": noted, "text": "دیر رسید", "themes": ["تحویل"], "tone": "negative"}
    status, quoted = ask("POST", f"{here}/quotes", quote)
    assert (status, quoted["themes"], quoted["tone"]) == (201, ["تحویل"], "negative")
    assert ask("GET", f"{here}/quotes")[1]["items"] == [quoted]
    told = ask("GET", f"{here}/report")[1]
    lines = [(one["theme"], one["people"], one["said"]) for one in told["themes"]]
    assert (told["took_part"], lines) == (1, [("تحویل", 1, 1)])
    assert told["agreement"] == {"alpha": None, "quotes": 0, "coders": 0}
    status, gone = ask("POST", f"{here}/participants/{person}/withdraw")
    assert (status, gone["state"]) == (200, "withdrawn")
    assert ask("GET", f"{here}/quotes")[1]["items"] == []
    assert ask("GET", f"{here}/participants")[1]["items"] == [gone]


@pytest.mark.parametrize(
    ("path", "body", "status", "field"),
    [
        ("/studies", {**STUDY, "kind": "chat"}, 400, "kind"),
        ("/studies", {**STUDY, "title": " "}, 400, "title"),
        ("/studies", {**STUDY, "more": 1}, 400, "more"),
        ("{here}/participants", {"customer_ids": ["x"]}, 400, "customer_ids[0]"),
        ("{here}/participants", {"customer_ids": ["999999"]}, 400, "customer_ids"),
        ("{here}/notes", {"session_id": "999999", "kind": "said", "text": "x"}, 404, ""),
        ("{here}/quotes", {"note_id": "999999", "text": "x"}, 404, ""),
        ("{here}/participants/999999/consent", {"how": "signed"}, 404, ""),
        ("/studies/999999/sessions", {"planned_at": "2026-11-21T08:00:00Z"}, 404, ""),
    ],
)
def test_what_is_wrong_is_named(
    ask: Ask, talk: Talk, path: str, body: Any, status: int, field: str
) -> None:
    told = ask("POST", path.format(here=f"/studies/{talk.study_id}"), body)
    assert (told[0], told[1].get("field", "")) == (status, field)


def test_another_study_s_notes_are_not_quoted(ask: Ask, talk: Talk, group: Talk) -> None:
    note = group.agree().note("دیر رسید")
    body = {"note_id": str(note.id), "text": "دیر رسید"}
    assert ask("POST", f"/studies/{talk.study_id}/quotes", body)[0] == 404
