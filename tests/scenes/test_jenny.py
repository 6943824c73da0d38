"""Scene 1, Jenny's day, through HTTP: anonymous moments on two devices become one person's story."""

from datetime import datetime
from typing import Any

import httpx
import pytest

from tests.ground.program import Server

PHONE = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
)
LAPTOP = (
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 Version/17.5 Safari/605.1"
)
APP, BROWSER, POST = "m-jenny", "w-jenny", "e-jenny"


class Jenny:
    """Her devices, each known by a name of its own until she says who she is."""

    def __init__(self, server: Server, word: str) -> None:
        self.server = server
        self.email = f"jenny-{word}@example.com"
        self.word = word

    def send(self, call: str, at: str, device: str, agent: str, **more: Any) -> None:
        """One call of a device, at a time of the first of November 2026 (UTC)."""
        said = {
            "anonymousId": f"{device}-{self.word}", "timestamp": f"2026-11-01T{at}:00Z",
            "messageId": f"{self.word}-{call}-{at}", "context": {"userAgent": agent, **more.pop("context", {})},
            **more,
        }  # fmt: skip
        answer = self.server.http.post(
            f"/v1/{call}", json=said, auth=(self.server.key_for("ingest"), "")
        )
        assert answer.json() == {"success": True}

    def live_her_day(self) -> None:
        """Weather over coffee, wind at noon, an ad, a form, a newsletter, the blog."""
        social = {"hamdel": {"channel": "social"}}
        app = {"hamdel": {"channel": "app"}}
        letter = {"hamdel": {"channel": "email"}}
        self.send("screen", "04:30", APP, PHONE, name="Weather", context=app)
        self.send("page", "09:10", BROWSER, LAPTOP, name="Wind by the hour")
        self.send("track", "14:55", APP, PHONE, event="Ad Clicked", context=social)
        self.send("identify", "15:01", APP, PHONE, traits={"email": self.email, "name": "Jenny"})
        self.send("track", "15:02", APP, PHONE, event="Newsletter Signed Up")
        self.send("identify", "15:35", BROWSER, LAPTOP, traits={"email": self.email})
        self.send("track", "15:36", BROWSER, LAPTOP, event="Email Opened", context=letter)
        self.send("page", "19:42", APP, PHONE, name="Snowstorm on its way")


@pytest.fixture
def jenny(server: Server, somebody: str) -> Jenny:
    """Jenny, whom nobody knows yet."""
    return Jenny(server, somebody)


DAY = [
    ("04:30", "app", "mobile", "Viewed Weather"),
    ("09:10", "web", "laptop", "Viewed Wind by the hour"),
    ("14:55", "social", "mobile", "Ad Clicked"),
    ("15:02", "web", "mobile", "Newsletter Signed Up"),
    ("15:36", "email", "laptop", "Email Opened"),
    ("19:42", "web", "mobile", "Viewed Snowstorm on its way"),
]


def test_her_day_is_one_story(jenny: Jenny, server: Server) -> None:
    jenny.live_her_day()
    story = server.story(f"email:{jenny.email}")
    seen = [(time_of(m), m["channel"], m["device"], m["action"]) for m in story]
    assert seen == DAY


def test_she_is_one_person_by_every_name(jenny: Jenny, server: Server) -> None:
    jenny.live_her_day()
    names = [
        f"email:{jenny.email.upper()}",
        f"anonymous_id:{APP}-{jenny.word}",
        f"anonymous_id:{BROWSER}-{jenny.word}",
    ]
    found = [server.api("GET", "/customers", params={"identifier": one}).json() for one in names]
    ids = {item["id"] for answer in found for item in answer["items"]}
    assert len(ids) == 1
    person = server.api("GET", f"/customers/{ids.pop()}").json()
    kinds = {(one["kind"], one["verified"]) for one in person["identifiers"]}
    assert ("email", False) in kinds, "what a browser says is claimed"


def test_the_moments_have_their_stage(jenny: Jenny, server: Server) -> None:
    jenny.live_her_day()
    by_action = {m["action"]: m for m in server.story(f"email:{jenny.email}")}
    assert by_action["Ad Clicked"]["stage"] == "awareness"
    assert by_action["Ad Clicked"]["touchpoint"]


def test_the_order_of_arrival_does_not_matter(server: Server, somebody: str) -> None:
    """The phone was in a tunnel: its events come last, and take their place by when they happened."""
    late = Jenny(server, somebody)
    calls: list[tuple[tuple[Any, ...], dict[str, Any]]] = []
    late.send = lambda *given, **more: calls.append((given, more))  # type: ignore[method-assign]
    late.live_her_day()
    for given, more in reversed(calls):
        Jenny.send(late, *given, **more)
    seen = [moment["action"] for moment in server.story(f"email:{late.email}")]
    assert seen == [action for *_, action in DAY]


def test_sending_it_again_changes_nothing(jenny: Jenny, server: Server) -> None:
    jenny.live_her_day()
    once = server.story(f"email:{jenny.email}")
    jenny.live_her_day()
    assert server.story(f"email:{jenny.email}") == once


def test_a_stranger_learns_nothing_of_her(jenny: Jenny, server: Server) -> None:
    jenny.live_her_day()
    asked = f"{server.base}/api/v1/customers?identifier=email:{jenny.email}"
    assert httpx.get(asked).status_code == 401
    public = {"Authorization": f"Bearer {server.key_for('ingest')}"}
    assert httpx.get(asked, headers=public).status_code == 403


def time_of(moment: dict[str, Any]) -> str:
    """The hour and minute (UTC) of a moment."""
    return f"{datetime.fromisoformat(moment['occurred_at']):%H:%M}"
