"""Trust, effort and repetition over the API."""

from hamdel.conversations.public import Actor, ToOpen, ToWrite, open_conversation, write_message
from hamdel.platform import followers
from hamdel.trust.usecases.breaking import ring_alarms
from tests.ground.cast import NOW, Mina
from tests.ground.programs import Ask
from tests.trust.conftest import HOUR, Give

BY = Actor(who="x", name="سارا")


def test_trust_is_told_with_what_moved_it(ask: Ask, give: Give, profile: int) -> None:
    give()
    ring_alarms(now=NOW + HOUR)
    while followers.run_once():
        pass
    status, trust = ask("GET", f"/customers/{profile}/trust")
    assert status == 200
    assert [one["what"] for one in trust["moved"]] == ["promise_broken"]
    assert trust["moved"][0]["change"] == -18
    whole = ask("GET", f"/customers/{profile}")[1]
    assert whole["trust"] == trust["trust"]
    (listed,) = ask("GET", "/customers")[1]["items"]
    assert listed["trust"] == trust["trust"]


def test_effort_is_told_with_its_parts(ask: Ask, profile: int) -> None:
    assert ask("GET", f"/customers/{profile}/effort") == (200, {"effort": None, "matters": []})


def test_what_had_to_be_repeated_is_told(ask: Ask, mina: Mina, profile: int) -> None:
    wanted = ToOpen(channel="chat", customer_id=profile, text="سفارشم کو؟", direction="in", at=NOW)
    talk = open_conversation(wanted, by=BY, now=NOW).conversation_id
    for direction, channel, text in (
        ("in", "phone", "سلام دوباره"),
        ("in", "chat", "۱۲۳"),
    ):
        said = ToWrite(text=text, direction=direction, channel=channel)  # type: ignore[arg-type]
        write_message(conversation_id=talk, said=said, by=BY, now=NOW)
    status, told = ask("GET", f"/conversations/{talk}/had-to-repeat")
    assert status == 200
    assert (told["switches"], told["transfers"], told["asked_again"]) == (2, 0, [])
    assert told["index"] == told["switches"] + told["contacts"]


def test_there_must_be_somebody(ask: Ask) -> None:
    for path in ("/customers/7/trust", "/customers/7/effort", "/conversations/7/had-to-repeat"):
        assert ask("GET", path)[0] == 404
