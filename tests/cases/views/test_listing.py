"""The list of cases: queues, search, pages, kept views, many at once; short lists for other screens."""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hamdel.cases.contracts import PRIORITIES
from hamdel.cases.models import Case
from hamdel.cases.public import ToOpen, close_case, open_case
from hamdel.conversations.public import ToOpen as TalkToOpen
from hamdel.conversations.public import open_conversation
from tests.cases.conftest import SARA
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


@pytest.fixture
def four(customer: int, sara: Player) -> list[int]:
    """Four cases: one urgent, one sara's, one settled."""
    made = [
        open_case(wanted, by=SARA, now=NOW + timedelta(minutes=minute))
        for minute, wanted in enumerate(
            [
                ToOpen(title="کهنه", customer_id=customer),
                ToOpen(title="فوری", customer_id=customer, priority="urgent"),
                ToOpen(title="سارایی", customer_id=customer, owner_id=sara.user_id),
                ToOpen(title="حل‌شده", customer_id=customer),
            ]
        )
    ]
    close_case(case_id=made[3], by=SARA, now=NOW)
    return made


def titles(player: Player, query: str = "") -> list[str]:
    shown = player.get(f"/cases/?{query}").content.decode()
    found = [
        (shown.find(f'dir="auto">{name}<'), name) for name in ("کهنه", "فوری", "سارایی", "حل‌شده")
    ]
    return [name for place, name in sorted(found) if place >= 0]


def test_the_most_urgent_and_oldest_is_first(four: list[int], sara: Player) -> None:
    assert titles(sara) == ["فوری", "کهنه", "سارایی"]
    assert titles(sara, "order=newest") == ["سارایی", "فوری", "کهنه"]
    assert titles(sara, "queue=mine") == ["سارایی"]
    assert titles(sara, "queue=unowned&priority=normal") == ["کهنه"]
    assert titles(sara, "queue=settled") == ["حل‌شده"]
    assert len(titles(sara, "queue=every")) == 4


def test_words_are_found_however_they_are_written(four: list[int], sara: Player) -> None:
    assert titles(sara, "q=فوري") == ["فوری"]
    assert titles(sara, "q=مينا كاظمي") == ["فوری", "کهنه", "سارایی"]
    assert "چیزی جور نیست" in sara.get("/cases/?q=هیچ").content.decode()


def test_days_narrow_it(four: list[int], sara: Player) -> None:
    assert len(titles(sara, "queue=every&since=2026-11-22&until=2026-11-23")) == 4
    assert titles(sara, "queue=every&since=2026-11-23") == []


@pytest.mark.parametrize("order", ["", "newest"])
def test_pages_follow_each_other_without_gaps(customer: int, sara: Player, order: str) -> None:
    for number in range(120):
        priority = PRIORITIES[number % 3]
        wanted = ToOpen(title=f"پرونده {number}", customer_id=customer, priority=priority)
        open_case(wanted, by=SARA, now=NOW + timedelta(minutes=number % 7))
    seen: list[str] = []
    url = f"/cases/?order={order}"
    while url:
        shown = sara.get(url).content.decode()
        seen += [part.partition('"')[0] for part in shown.split('href="/cases/')[1:]]
        _, found, rest = shown.partition('hx-get="/cases/?queue=live')
        url = (
            f"/cases/?queue=live{rest.partition(chr(34))[0]}".replace("&amp;", "&")
            if found
            else ""
        )
        if "cursor=" not in url:
            _, found, rest = shown.rpartition('class="btn" href="/cases/?')
            url = f"/cases/?{rest.partition(chr(34))[0]}".replace("&amp;", "&") if found else ""
            url = url if "cursor=" in url else ""
    ids = [int(one.strip("/")) for one in seen if one.strip("/").isdigit()]
    assert len(ids) == len(set(ids)) == 120


def test_a_page_asks_little(four: list[int], sara: Player) -> None:
    sara.get("/cases/")
    with CaptureQueriesContext(connection) as queries:
        assert sara.get("/cases/").status_code == 200
    assert len(queries) <= 12


def test_many_at_once_and_back(four: list[int], sara: Player) -> None:
    answer = sara.post("/cases/act", {"ids": four[:3], "state": "solved"})
    said = json.loads(answer.headers["HX-Trigger"])
    assert "case-changed" in said
    assert Case.objects.filter(state="solved").count() == 4
    sara.post(said["toast"]["undo"])
    assert Case.objects.filter(state="solved").count() == 1


def test_counts_come_after_the_list(four: list[int], sara: Player) -> None:
    shown = sara.get("/cases/counts").content.decode()
    found = dict(re.findall(r'id="case-count-(\w+)"[^>]*>([^<]*)<', shown))
    assert found == {"mine": "۱", "unowned": "۲", "teams": "۰", "live": "۳"}


def test_views_are_kept_and_let_go(four: list[int], sara: Player, reza: Player) -> None:
    query = "queue=every&priority=urgent"
    sara.post("/cases/saved", {"name": "فوری‌ها", "query": query})
    assert "فوری‌ها" in sara.get("/cases/").content.decode()
    assert "فوری‌ها" not in reza.get("/cases/").content.decode()
    sara.post("/cases/saved", {"name": "فوری‌ها", "forget": "1"})
    assert "فوری‌ها" not in sara.get("/cases/").content.decode()


def test_a_cursor_of_somebody_else_is_not_found(sara: Player) -> None:
    assert sara.get("/cases/?cursor=x").status_code == 404


def test_other_screens_show_open_cases(four: list[int], customer: int, sara: Player) -> None:
    talk = open_conversation(
        TalkToOpen(channel="chat", customer_id=customer, text="سلام"), by=SARA, now=NOW
    ).conversation_id
    theirs = sara.get(f"/cases/of/{customer}").content.decode()
    assert ("فوری" in theirs, "حل‌شده" in theirs) == (True, False)
    beside = sara.get(f"/cases/about/{talk}").content.decode()
    assert f"/cases/new?conversation={talk}" in beside
    sara.post(f"/cases/{four[0]}/link", {"conversation": talk})
    assert f'href="/cases/{four[0]}/"' in sara.get(f"/cases/about/{talk}").content.decode()
