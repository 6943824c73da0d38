"""The whole company: every person's life, cohort by cohort, each in the order of arrival."""

from collections.abc import Callable, Iterator
from typing import Final

from .chance import poisson
from .life import DemoEvent, Life
from .membership import be_doubled, introduce, join_newsletter, live_in_club, sign_up, subscribe
from .people import person_of
from .plan import JENNY, TRANSFER, Plan
from .reading import look_at_weather, meet_on_social, read_newsletters, visit_site
from .scenes import jenny, live_failed_transfer, live_jennys_day, teller
from .shopping import buy_at_branch, shop
from .support import chat_to_say
from .wallet import meet_outage, use_wallet

_WORDS: Final = 0.9  # times people write without a trouble
_BRANCH: Final = 0.3
Deed = Callable[[Life, int], None]


def events_of(plan: Plan, number: int) -> list[DemoEvent]:
    """Give all events of one person, in the order of arrival."""
    life = life_of(plan, number)
    life.events.sort(key=lambda event: event.arrives)
    return life.events


def life_of(plan: Plan, number: int) -> Life:
    """Live the three months of one person."""
    if number == JENNY:
        life = Life(plan, jenny(plan))
        live_jennys_day(life)
        return life
    life = Life(plan, teller(plan) if number == TRANSFER else person_of(plan, number))
    for step in (
        introduce,
        join_newsletter,
        sign_up,
        subscribe,
        live_in_club,
        be_doubled,
        read_newsletters,
        meet_outage,
    ):
        step(life)
    _repeat(life)
    if number == TRANSFER:
        live_failed_transfer(life)
    return life


def cohort_events(plan: Plan, numbers: range) -> Iterator[DemoEvent]:
    """Give all events of a cohort, in the order of arrival."""
    found = [event for number in numbers for event in life_of(plan, number).events]
    found.sort(key=lambda event: event.arrives)
    yield from found


def _repeat(life: Life) -> None:
    """Do what the persona does, as often as this person does things, on the days for it."""
    persona = life.person.persona
    member = life.person.joined_at is not None
    habits: tuple[tuple[str, float, Deed], ...] = (
        (persona.habit, persona.weather if member else persona.weather / 6, look_at_weather),
        ("reading", persona.visits * (1 - persona.buys), visit_site),
        ("shop", persona.visits * persona.buys, shop),
        ("reading", persona.social, meet_on_social),
        ("wallet", persona.wallet if member else 0.0, use_wallet),
        ("support", _WORDS if member else 0.05, chat_to_say),
        ("shop", _BRANCH if member else 0.05, buy_at_branch),
    )
    for habit, times, deed in habits:
        _do(life, habit, times, deed)


def _do(life: Life, habit: str, times: float, deed: Deed) -> None:
    person, plan = life.person, life.plan
    since = person.first_at
    share = life.calendar.weight(habit, since) / life.calendar.weight(habit, life.calendar.start)
    mean = times * share * person.activity * plan.intensity
    for _ in range(poisson(life.dice, mean)):
        at = life.calendar.draw(habit, life.dice, since)
        needs_account = deed is use_wallet and not life.known(at)
        if since <= at < min(person.left_at, plan.now) and not needs_account:
            deed(life, at)
