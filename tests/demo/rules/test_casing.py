"""Some talks are cases too: always the same ones, of several types and states."""

from hamdel.cases.starting import starting_types
from hamdel.demo.rules.casing import TYPES, case_of
from hamdel.demo.rules.life import DemoEvent
from hamdel.demo.rules.plan import DAY, HOUR, Plan
from hamdel.demo.rules.talks import Talk
from hamdel.platform.instants import to_micros
from tests.ground.cast import NOW

PLAN = Plan(1, to_micros(NOW), 40, 1.0)


def talk(number: int, *, age: int, reason: str = "حوالهٔ ناموفق", answered: bool = True) -> Talk:
    events = []
    for place, action in enumerate(("Message Received", "Message Sent")[: 1 + answered]):
        call = {
            "messageId": f"demo-1-{number}-{place}", "event": action,
            "properties": {"reason": reason, "agent": "سارا نوری" if place else ""},
        }  # fmt: skip
        events.append(DemoEvent(PLAN.now - age + place * HOUR, PLAN.now, "server", call))
    return Talk(number, events=events, ids=[1, 2][: len(events)])


def test_every_type_is_one_of_the_start() -> None:
    assert {kind for kind, _, _ in TYPES.values()} <= {one["key"] for one in starting_types()}


def test_the_same_talk_is_always_the_same_case() -> None:
    assert [case_of(talk(n, age=DAY), PLAN) for n in range(9)] == [
        case_of(talk(n, age=DAY), PLAN) for n in range(9)
    ]


def test_they_are_of_several_states_and_those_that_are_over_say_when() -> None:
    found = [
        told
        for n in range(60)
        for age in (DAY, 10 * DAY)
        if (told := case_of(talk(n, age=age, answered=n % 2 == 0), PLAN)) is not None
    ]
    assert {"open", "waiting", "new", "closed"} <= {one.state for one in found}
    for one in found:
        assert (one.settled_at > 0) == (one.state in ("solved", "closed"))
        assert one.opened_at <= PLAN.now
        assert one.settled_at <= PLAN.now
        assert one.amount > 0


def test_thanks_are_no_case() -> None:
    assert case_of(talk(1, age=DAY, reason="سپاس"), PLAN) is None
