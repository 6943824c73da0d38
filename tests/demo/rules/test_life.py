from hamdel.demo.rules.life import BROWSER, DONE, PHONE, SERVER, SIGNED, TELEGRAM, Life, instant
from hamdel.demo.rules.people import Person, person_of
from hamdel.demo.rules.plan import DAY, Plan

PLAN = Plan(seed=7, now=1_795_422_600_000_000, people=300)
AT = PLAN.now - 5 * DAY


def somebody(*, known: bool) -> Person:
    people = (person_of(PLAN, number) for number in range(3, 300))
    return next(p for p in people if (p.joined_at is not None and p.known_before) == known)


def test_a_device_with_an_account_names_it_and_another_does_not() -> None:
    life = Life(PLAN, somebody(known=True))
    life.track(AT, "Came", life.app)
    assert life.events[0].sender == SIGNED
    assert life.events[0].call["userId"] == life.person.user_id
    stranger = Life(PLAN, somebody(known=False))
    stranger.person.mobile.signed_in_at = None
    stranger.track(AT, "Came", stranger.app)
    assert stranger.events[0].sender == BROWSER
    assert "userId" not in stranger.events[0].call


def test_own_lines_of_the_company_know_people_by_their_numbers() -> None:
    life = Life(PLAN, somebody(known=False))
    life.person.joined_at = None
    life.track(AT, "Call Answered", PHONE, None, DONE)
    life.track(AT, "Message Received", TELEGRAM)
    call, message = (event.call for event in life.events)
    assert call["context"]["traits"] == {"phone": life.person.phone}
    assert message["context"]["traits"] == {"telegram": life.person.chat_id}
    assert {event.sender for event in life.events} == {SERVER}


def test_nothing_happens_after_now_or_before_the_beginning() -> None:
    life = Life(PLAN, somebody(known=True))
    life.track(PLAN.now, "Late", life.app)
    life.track(life.calendar.start - 1, "Early", life.app)
    assert life.events == []


def test_instants_are_written_to_the_millisecond() -> None:
    assert instant(1_795_422_600_123_999) == "2026-11-23T08:30:00.123Z"
