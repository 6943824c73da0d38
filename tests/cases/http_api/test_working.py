"""Tasks, notes and approvals over the API."""

import pytest

from hamdel.accounts.public import create_team
from hamdel.cases.models import CaseType
from tests.conversations.conftest import Ask, asks
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(api: Ask, customer: int) -> str:
    """The address of a case."""
    body = {"title": "بازگشت پول", "customer_id": str(customer), "type": "refund"}
    return f"/cases/{api('POST', '/cases', body).json()['id']}"


def test_several_teams_work_on_one_case(path: str, as_sara: Ask, sara: Player) -> None:
    for name in ("مالی", "انبار"):
        create_team(name=name, who="leila", now=NOW)
    late = {"title": "پول را بفرست", "team": "مالی", "due_at": "2026-11-25T08:00:00Z"}
    soon = {
        "title": "کالا را تحویل بگیر",
        "team": "انبار",
        "owner": "me",
        "due_at": "2026-11-23T08:00:00Z",
    }
    first = as_sara("POST", f"{path}/tasks", late).json()
    as_sara("POST", f"{path}/tasks", soon)
    told = as_sara("GET", f"{path}/tasks").json()["items"]
    assert [one["team"]["name"] for one in told] == ["انبار", "مالی"]
    assert (told[0]["owner"]["name"], told[0]["done_at"]) == ("سارا احمدی", None)
    done = as_sara("PATCH", f"/case-tasks/{told[0]['id']}", {"done": True}).json()
    assert done["done_by"] == "سارا احمدی"
    told = as_sara("GET", f"{path}/tasks").json()["items"]
    assert told[0]["id"] == first["id"]
    back = as_sara("PATCH", f"/case-tasks/{done['id']}", {"done": False, "team": None}).json()
    assert (back["done_at"], back["team"]) == (None, None)
    assert as_sara("POST", f"{path}/tasks", {"title": " "}).json()["field"] == "title"
    assert as_sara("PATCH", "/case-tasks/99", {"done": True}).status_code == 404
    assert as_sara("GET", path).json()["version"] == 6


def test_notes_are_for_colleagues(path: str, as_sara: Ask, nima: Player) -> None:
    as_sara("POST", f"{path}/notes", {"text": "بانک گفت فردا"})
    (note,) = asks(nima)("GET", f"{path}/notes").json()["items"]
    assert (note["author"], note["text"]) == ("سارا احمدی", "بانک گفت فردا")
    assert asks(nima)("POST", f"{path}/notes", {"text": "x"}).status_code == 403
    assert as_sara("POST", f"{path}/notes", {"text": " "}).json()["field"] == "text"


def test_a_supervisor_agrees_before_it_is_resolved(path: str, as_sara: Ask, reza: Player) -> None:
    CaseType.objects.filter(key="refund").update(approval=True)
    assert as_sara("PATCH", path, {"state": "solved"}).json()["field"] == "approval"
    asked = as_sara("POST", f"{path}/approvals", {"what": "۳ میلیون تومان برگردد"}).json()
    again = as_sara("POST", f"{path}/approvals", {"what": "باز"}).json()
    assert (asked["answer"], again["id"]) == (None, asked["id"])
    answer = f"/case-approvals/{asked['id']}/answer"
    assert as_sara("POST", answer, {"given": True}).status_code == 403
    assert asks(reza)("POST", answer, {"given": False}).json()["field"] == "word"
    told = asks(reza)("POST", answer, {"given": False, "word": "رسید ندارد"}).json()
    assert (told["answer"], told["word"], told["answered_by"]) == (
        "refused", "رسید ندارد", "رضا مرادی",
    )  # fmt: skip
    assert asks(reza)("POST", answer, {"given": True}).json()["field"] == "approval"
    assert as_sara("PATCH", path, {"state": "solved"}).status_code == 400
    second = as_sara("POST", f"{path}/approvals", {"what": "رسید آمد"}).json()
    asks(reza)("POST", f"/case-approvals/{second['id']}/answer", {"given": True})
    assert as_sara("PATCH", path, {"state": "solved"}).json()["state"] == "solved"


def test_who_agreed_to_ten_did_not_agree_to_more(path: str, as_sara: Ask, reza: Player) -> None:
    CaseType.objects.filter(key="refund").update(approval=True)
    as_sara("PATCH", path, {"fields": {"amount": 100}})
    asked = as_sara("POST", f"{path}/approvals", {"what": "ده تومان"}).json()
    asks(reza)("POST", f"/case-approvals/{asked['id']}/answer", {"given": True})
    as_sara("PATCH", path, {"fields": {"amount": 100_000_000}})
    assert as_sara("PATCH", path, {"state": "solved"}).json()["field"] == "approval"
    as_sara("PATCH", path, {"fields": {"amount": 100}})
    assert as_sara("PATCH", path, {"state": "solved"}).json()["state"] == "solved"


def test_a_refusal_undoes_an_agreement_of_before(path: str, as_sara: Ask, reza: Player) -> None:
    CaseType.objects.filter(key="refund").update(approval=True)
    for given in (True, False):
        asked = as_sara("POST", f"{path}/approvals", {"what": "بازگشت"}).json()
        answer = {"given": given, "word": "نه این بار"}
        asks(reza)("POST", f"/case-approvals/{asked['id']}/answer", answer)
    assert as_sara("PATCH", path, {"state": "solved"}).json()["field"] == "approval"


@pytest.mark.parametrize(
    ("first", "then"), [("refund", {"outcome": "resolved"}), ("question", {"type": "refund"})]
)
def test_no_way_round_leads_past_a_supervisor(
    path: str, as_sara: Ask, first: str, then: dict[str, str]
) -> None:
    CaseType.objects.filter(key="refund").update(approval=True)
    outcome = "withdrawn" if first == "refund" else "resolved"
    closed = as_sara("PATCH", path, {"type": first, "state": "closed", "outcome": outcome})
    assert closed.json()["outcome"] == outcome
    told = as_sara("PATCH", path, then)
    assert (told.status_code, told.json()["field"]) == (400, "approval")
