"""Programs put labels on, take them away, and find by them."""

import pytest

from tests.conversations.conftest import Ask
from tests.ground.cast import Player
from tests.labels.conftest import names

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("what", ["conversations", "cases"])
def test_a_label_is_put_found_by_and_taken(what: str, api: Ask, talk: int, about: int) -> None:
    pk = str(talk if what == "conversations" else about)
    path = f"/{what}/{pk}/labels"
    assert api("GET", path).json() == {"items": []}
    made = api("POST", path, {"name": "کیف پول"})
    assert made.status_code == 201
    label = made.json()["id"]
    assert names(api("GET", path).json()["items"]) == ["کیف پول"]
    assert api("GET", "/labels").json()["items"] == [{"id": label, "name": "کیف پول", "count": 1}]
    found = api("GET", f"/{what}?label={label}").json()["items"]
    assert [one["id"] for one in found] == [pk]
    assert api("GET", f"/{what}?label={int(label) + 1}").json()["items"] == []
    assert api("DELETE", f"{path}/{label}").json() == {"items": []}
    assert api("POST", path, {"name": "!"}).json()["field"] == "name"
    assert api("POST", f"/{what}/999999/labels", {"name": "x"}).status_code == 404
    assert api("GET", f"/{what}/999999/labels").status_code == 404


def test_who_only_reads_puts_none(nima: Player, talk: int) -> None:
    answer = nima.post(
        f"/api/v1/conversations/{talk}/labels", {"name": "x"}, content_type="application/json"
    )
    assert answer.status_code == 403
