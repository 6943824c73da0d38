"""Scene 3, over HTTP: an agent promises a call back by 16:00; nobody calls; what was broken is mended."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from hamdel.accounts.public import add_member, create_team
from hamdel.platform import followers, options
from hamdel.trust.handlers import ring_due_alarms
from tests.conversations import conftest as talking
from tests.ground.cast import NOW, Mina, Player

TEHRAN: Final = ZoneInfo("Asia/Tehran")
FOUR: Final = datetime(2026, 11, 22, 16, 0, tzinfo=TEHRAN)
MINUTE: Final = timedelta(minutes=1)
WHAT: Final = "تماس برگشتی"
ON: Final = True
pigeons, loft, say = talking.pigeons, talking.loft, talking.say  # a messenger that can write back
Clock = Callable[[datetime], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the clock of screens and the API, and lets three workers do what is due by then."""
    at = [NOW]
    monkeypatch.setattr("django.utils.timezone.now", lambda: at[0])

    def set_to(moment: datetime) -> None:
        at[0] = moment
        for _ in range(3):
            ring_due_alarms(moment)
            while followers.run_once():
                pass

    return set_to


def ask(client: Client, method: str, path: str, body: Any = None) -> Any:
    """Ask the API as a signed-in person."""
    answer = client.generic(
        method, f"/api/v1{path}", b"" if body is None else json.dumps(body),
        content_type="application/json",
    )  # fmt: skip
    assert answer.status_code < 300, answer.content
    return json.loads(answer.content)


@pytest.fixture
def talk(say: talking.Say, sara: Player, reza: Player, leila: Player, mina: Mina) -> str:
    """Mina's conversation; sara and reza are one team, and only reza may give what a breach may take."""
    team = create_team(name="پشتیبانی", who="leila", now=NOW).id
    for one in (sara, reza):
        add_member(team_id=team, person_id=one.user_id, who="leila", now=NOW)
    options.set("trust.tell_broken", ON, who="leila", now=NOW)
    options.set("trust.recovery_authority_irr", 1_000_000, who="leila", now=NOW)
    say("سلام، حواله‌ام نرسیده. لطفاً تماس بگیرید", sender=mina.phone_e164)
    (found,) = ask(sara, "GET", "/conversations")["items"]
    return str(found["id"])


@pytest.fixture
def promise(talk: str, sara: Player, clock: Clock) -> Any:
    """What sara promises at noon."""
    body = {"conversation_id": talk, "what": WHAT, "due": "امروز ساعت ۴"}
    made = ask(sara, "POST", "/promises", body)
    assert datetime.fromisoformat(made["due"]) == FOUR
    assert (made["owner"], made["team"], made["state"]) == (sara.name, "پشتیبانی", "open")
    return made


def messages(client: Client, talk: str, direction: str) -> list[str]:
    found = ask(client, "GET", f"/conversations/{talk}")["messages"]
    return [one["text"] for one in found if one["direction"] == direction]


def test_the_owner_is_warned_and_at_four_it_is_broken_once(
    promise: Any, talk: str, clock: Clock, sara: Player
) -> None:
    states = []
    for moment in (FOUR - 61 * MINUTE, FOUR - 60 * MINUTE, FOUR - MINUTE, FOUR, FOUR + MINUTE):
        clock(moment)
        states.append(ask(sara, "GET", f"/promises/{promise['id']}")["state"])
    assert states == ["open", "at_risk", "at_risk", "broken", "broken"]
    assert any(sara.name in note and WHAT in note for note in messages(sara, talk, "note"))
    story = ask(sara, "GET", f"/customers/{promise['customer_id']}/story")["items"]
    (broken,) = [one for one in story if one["action"] == "Promise Broken"]
    assert datetime.fromisoformat(broken["occurred_at"]) == FOUR


def test_trust_falls_somebody_with_authority_owns_it_and_the_customer_is_told(
    promise: Any, talk: str, clock: Clock, reza: Player
) -> None:
    customer = f"/customers/{promise['customer_id']}"
    clock(FOUR - MINUTE)
    before = ask(reza, "GET", customer)["trust"]
    clock(FOUR)
    assert ask(reza, "GET", customer)["trust"] < before - 15
    (recovery,) = ask(reza, "GET", "/recoveries?state=open")["items"]
    assert (recovery["cause"], recovery["owner"], recovery["title"], recovery["untold"]) == (
        "promise_broken", reza.name, WHAT, "",
    )  # fmt: skip
    assert recovery["told_at"]
    (apology,) = messages(reza, talk, "out")
    assert reza.name in apology
    assert WHAT in apology


def test_the_playbook_ends_in_trust(promise: Any, talk: str, clock: Clock, reza: Player) -> None:
    clock(FOUR)
    (recovery,) = ask(reza, "GET", "/recoveries?state=open")["items"]
    path = f"/recoveries/{recovery['id']}"
    clock(FOUR + 60 * MINUTE)
    ask(reza, "POST", f"{path}/steps/acknowledge", {"note": "زنگ زدم و عذر خواستم"})
    ask(reza, "POST", f"{path}/steps/explain/skip", {"why": "خودش می‌دانست"})
    ask(reza, "POST", f"{path}/steps/fix", {"note": "حواله برگشت"})
    gift = {"amount_irr": 9_000_000}
    refused = reza.post(f"/api/v1{path}/steps/make_good", gift, content_type="application/json")
    assert (refused.status_code, refused.json()["most_irr"]) == (400, 5_000_000)
    ask(reza, "POST", f"{path}/steps/make_good", {"amount_irr": 1_000_000})
    ask(reza, "POST", f"{path}/check", {})
    link = next(word for word in messages(reza, talk, "out")[-1].split() if "/r/" in word)
    page, stranger = f"/r/{link.rpartition('/r/')[2]}", Client()
    assert WHAT in stranger.get(page).content.decode()
    assert stranger.post(page, {"solved": "yes"}).status_code == 400
    assert stranger.post(page, {"solved": "yes", "trusts": "8"}).status_code == 200
    stranger.post(page, {"solved": "no", "trusts": "0"})
    clock(FOUR + 61 * MINUTE)
    ended = ask(reza, "GET", path)
    assert (ended["state"], ended["solved"], ended["trusts"]) == ("done", True, 8)
    assert ended["trust_before"] > ended["trust_now"] > ended["trust_low"]


def test_who_calls_in_time_kept_it(promise: Any, clock: Clock, sara: Player) -> None:
    clock(FOUR - MINUTE)
    assert ask(sara, "POST", f"/promises/{promise['id']}/keep", {})["state"] == "kept"
    clock(FOUR + MINUTE)
    assert ask(sara, "GET", "/recoveries")["items"] == []
    assert ask(sara, "GET", f"/customers/{promise['customer_id']}")["trust"] > 60
