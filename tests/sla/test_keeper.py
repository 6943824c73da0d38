"""What the inbox and the API tell of clocks."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from hamdel.cases.public import ToOpen, open_case
from hamdel.cases.queries.listing import list_page
from hamdel.cases.rules.views import View as CasesView
from hamdel.conversations.public import close
from hamdel.conversations.queries.inbox import inbox_page
from hamdel.conversations.queries.queues import Looker
from hamdel.conversations.rules.queues import View
from hamdel.platform.instants import rfc3339
from hamdel.sla.contracts import Condition
from hamdel.sla.keeper import Keeper
from tests.cases.conftest import customer
from tests.ground.cast import NOW, Player
from tests.sla.conftest import LEILA, Begin, Promise, every

__all__ = ["customer"]
pytestmark = pytest.mark.django_db
BY_PHONE = Condition(channels=("phone",))
TEHRAN = ZoneInfo("Asia/Tehran")
THURSDAY = datetime(2026, 11, 26, 12, 30, tzinfo=TEHRAN)  # work ends at 13:00, Friday is off


def test_why_it_is_due_then_is_told_in_persian(hours: int, promise: Promise, begin: Begin) -> None:
    promise(minutes={"first_reply": every(60)})
    one = begin(THURSDAY)
    with translation.override("fa"):
        (chip,) = Keeper().chips(one, THURSDAY)
    assert (chip.name, chip.tone) == ("پاسخ اول", "")
    assert chip.due_at == datetime(2026, 11, 28, 9, 30, tzinfo=TEHRAN)
    assert chip.why[-1] == "از ۱۳:۰۰ تا شنبه ۰۹:۰۰ تعطیل"
    (near,) = Keeper().chips(one, datetime(2026, 11, 28, 9, 15, tzinfo=TEHRAN))
    (late,) = Keeper().chips(one, datetime(2026, 11, 28, 9, 30, tzinfo=TEHRAN))
    assert (near.tone, late.tone) == ("warning", "negative")


def test_the_api_tells_what_is_due(
    hours: int, promise: Promise, begin: Begin, sara: Player
) -> None:
    promise(minutes={"first_reply": every(60), "resolution": every(120)})
    one = begin(THURSDAY)
    told = sara.get(f"/api/v1/conversations/{one}").json()["due"]
    saturday = datetime(2026, 11, 28, 9, 30, tzinfo=TEHRAN)
    assert told == {
        "first_reply": rfc3339(saturday),
        "next_reply": None,
        "resolution": rfc3339(saturday + timedelta(hours=1)),
        "queue": None,
    }
    (listed,) = sara.get("/api/v1/conversations").json()["items"]
    assert listed["due"] == told
    close(conversation_id=one, by=LEILA, now=THURSDAY)
    again = sara.get(f"/api/v1/conversations/{one}").json()["due"]
    assert again["first_reply"] == rfc3339(saturday)


def test_what_breaks_first_comes_first_and_what_is_near_burns(
    promise: Promise, begin: Begin, sara: Player
) -> None:
    minutes = {"first_reply": every(60) | {"low": 600, "urgent": 20}}
    promise(minutes=minutes)
    slow = begin(NOW - timedelta(minutes=50), priority="low")
    first = begin(NOW - timedelta(minutes=15), priority="urgent")
    second = begin(NOW - timedelta(minutes=10))
    looker = Looker(id=sara.user_id, now=NOW + timedelta(minutes=1))
    page = inbox_page(View(queue="unassigned"), looker)
    assert [row.id for row in page.rows] == [first, second, slow]
    assert [row.place for row in page.rows] == sorted(row.place for row in page.rows)
    part = inbox_page(View(queue="unassigned"), looker, limit=1)
    rest = inbox_page(View(queue="unassigned"), looker, cursor=part.next)
    assert [row.id for row in rest.rows] == [second, slow]
    burning = inbox_page(View(queue="burning"), looker)
    assert [row.id for row in burning.rows] == [first]
    page_of_sara = sara.get("/inbox/?queue=burning").content.decode()
    assert "رو به پایان" in page_of_sara
    assert "دیر شد" in page_of_sara


def test_the_opened_conversation_tells_its_promises(
    hours: int, promise: Promise, begin: Begin, sara: Player
) -> None:
    promise(pauses=("waiting", "snoozed"))
    one = begin(THURSDAY)
    page = sara.get(f"/inbox/{one}").content.decode()
    assert "پاسخ اول" in page
    assert "تعطیل" in page


def test_cases_stand_in_the_order_in_which_promises_break_and_pages_go_on(
    customer: int, promise: Promise, sara: Player
) -> None:
    promise(minutes={"resolution": every(240) | {"urgent": 300}}, condition=BY_PHONE)
    made = [
        open_case(wanted, by=LEILA, now=NOW + timedelta(minutes=at))
        for at, wanted in enumerate(
            [
                ToOpen(title="فوری بی‌قول", customer_id=customer, priority="urgent"),
                ToOpen(
                    title="قول دیرتر", customer_id=customer, priority="urgent", channel="phone"
                ),
                ToOpen(title="قول زودتر", customer_id=customer, channel="phone"),
                ToOpen(title="بی‌قول", customer_id=customer),
            ]
        )
    ]

    def listed(query: str) -> list[int]:
        page = sara.get(f"/cases/?{query}").content.decode()
        return [int(one) for one in dict.fromkeys(re.findall(r'href="/cases/(\d+)/"', page))]

    assert listed("") == [made[2], made[1], made[0], made[3]]
    assert listed("order=need") == [made[0], made[1], made[2], made[3]]
    found, after = [], None
    for _ in made:
        page = list_page(CasesView(), person_id=sara.user_id, teams=(), after=after, limit=1)
        found += [one.case.id for one in page.rows]
        after = page.next
    assert (found, after) == (listed(""), None)
