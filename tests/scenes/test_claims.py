"""A public key stands in every web page: whoever copies it learns nothing and reaches nobody."""

import base64
from typing import Any

import pytest

from tests.ground.program import Server


@pytest.fixture
def victim(server: Server, somebody: str) -> dict[str, str]:
    """Somebody whom the company's server vouches for: user id, e-mail and phone."""
    known = {
        "userId": f"u-{somebody}",
        "email": f"{somebody}@example.ir",
        "phone": f"0912{int(somebody, 16) % 10**7:07d}",
    }
    user, traits = known["userId"], {**known, "name": "مینا کاظمی"}
    tell(server, "ingest,read,write", "identify", {"userId": user, "traits": traits})
    tell(server, "ingest,read,write", "track", {"userId": user, "event": "Order Completed"})
    return known


def tell(server: Server, scope: str, call: str, body: dict[str, Any]) -> Any:
    """One Segment call with a key of a scope."""
    key = base64.b64encode(f"{server.key_for(scope)}:".encode()).decode()
    answer = server.http.post(f"/v1/{call}", json=body, headers={"Authorization": f"Basic {key}"})
    assert answer.status_code == 200, answer.text
    return answer.json()


def by(server: Server, identifier: str) -> Any:
    return server.api("GET", "/customers", params={"identifier": identifier}).json()["items"]


# Keys that may not write; a key that also reads is no server's for it.
WEAK = ["ingest", "ingest,read", "ingest,read,admin"]


@pytest.mark.parametrize("key", WEAK)
@pytest.mark.parametrize("said", [("userId", "email", "phone"), ("email",), ("phone", "email")])
def test_typing_somebodys_identifiers_joins_nobody(
    server: Server, somebody: str, victim: dict[str, str], said: tuple[str, ...], key: str
) -> None:
    before = by(server, f"user_id:{victim['userId']}")
    story = server.story(f"user_id:{victim['userId']}")
    thief = {"anonymousId": f"evil-{somebody}"}
    if "userId" in said:
        thief["userId"] = victim["userId"]
    traits = {name: victim[name] for name in said if name != "userId"}
    tell(server, key, "identify", {**thief, "traits": {**traits, "name": "دزد"}})
    tell(server, key, "track", {**thief, "event": "Account Taken"})
    previous = {"userId": f"thief-{somebody}", "previousId": victim["userId"]}
    tell(server, key, "alias", {**thief, **previous})
    tell(server, key, "track", {**thief, "event": "Account Emptied"})
    for kind, name in (("user_id", "userId"), ("email", "email"), ("phone", "phone")):
        assert by(server, f"{kind}:{victim[name]}") == before
    assert server.story(f"user_id:{victim['userId']}") == story
    # What the thief sent is the thief's, and nobody vouches for it.
    theirs = by(server, f"anonymous_id:evil-{somebody}")
    assert theirs
    assert before[0]["id"] not in {one["id"] for one in theirs}
    assert not any(one["verified"] for each in theirs for one in each["identifiers"])


def test_a_public_key_is_told_nothing(server: Server, victim: dict[str, str]) -> None:
    key = {"Authorization": f"Bearer {server.key_for('ingest')}"}
    (known,) = by(server, f"user_id:{victim['userId']}")
    for method, path in [
        ("GET", f"/customers?identifier=email:{victim['email']}"),
        ("GET", f"/customers/{known['id']}"),
        ("GET", f"/customers/{known['id']}/story"),
        ("GET", f"/customers/{known['id']}/export"),
        ("GET", f"/customers/{known['id']}/consents"),
        ("GET", f"/customers/{known['id']}/purchases"),
        ("DELETE", f"/customers/{known['id']}"),
        ("GET", "/merge-suggestions"),
    ]:
        assert server.http.request(method, f"/api/v1{path}", headers=key).status_code == 403, path
    # What it may do answers the same whether somebody has the identifier or nobody.
    answers = [
        tell(server, "ingest", "identify", {"anonymousId": "a", "traits": {"email": email}})
        for email in (victim["email"], "nobody@nowhere.ir")
    ]
    assert answers[0] == answers[1] == {"success": True}


def test_a_list_and_an_object_say_the_same(server: Server, victim: dict[str, str]) -> None:
    (listed,) = by(server, f"email:{victim['email']}")
    shown = server.api("GET", f"/customers/{listed['id']}").json()
    searched = server.api("GET", "/customers", params={"q": victim["email"]}).json()["items"]
    assert listed == shown
    assert shown in searched
    for ask in (f"/customers/{listed['id']}", f"/customers?q={victim['email']}"):
        assert server.http.get(f"/api/v1{ask}").status_code == 401
