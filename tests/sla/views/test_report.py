"""The report of deadlines."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hamdel.cases.public import ToOpen, open_case
from hamdel.conversations.public import close
from hamdel.platform.instants import system_now
from tests.ground.cast import Player
from tests.sla.conftest import LEILA, Begin, Promise, every

pytestmark = pytest.mark.django_db


def test_nothing_is_said_plainly(nima: Player, promise: Promise) -> None:
    assert "هنوز قولی داده نشده" in nima.get("/deadlines/").content.decode()
    promise()
    assert "هیچ مهلتی سر نرسیده" in nima.get("/deadlines/").content.decode()


def test_it_tells_shares_and_opens_what_was_broken(
    promise: Promise,
    begin: Begin,
    reza: Player,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    now = system_now()
    promise("همه", minutes={"resolution": every(60)}, now=now - timedelta(days=99))
    at = now - timedelta(hours=3)
    met, broken = begin(at), begin(at)
    wanted = ToOpen(title="حواله", identifiers=(("phone", "09123456789"),), at=at)
    case = open_case(wanted, by=LEILA, now=at)
    close(conversation_id=met, by=LEILA, now=at + timedelta(minutes=5))
    close(conversation_id=broken, by=LEILA, now=at + timedelta(minutes=90))
    page = ""
    for span in ("this_month", "last_month", "this_season"):
        page = reza.get(f"/deadlines/?span={span}").content.decode()
        if "شکسته‌ها" in page:
            break
    assert "۱ از ۳" in page
    assert f'href="/inbox/{broken}"' in page
    assert f'href="/inbox/{met}"' not in page
    assert f'href="/cases/{case}/"' in page
    (narrower,) = set(re.findall(r'href="([^"]*channel=phone[^"]*)"', page))
    assert (
        f'href="/cases/{case}/"' not in reza.get(narrower.replace("&amp;", "&")).content.decode()
    )
    with django_assert_max_num_queries(20):
        reza.get("/deadlines/?span=this_season")


def test_who_sees_it(sara: Player, stranger: Client) -> None:
    assert sara.get("/deadlines/?span=never").status_code == 200
    assert sara.get("/deadlines/?cursor=x").status_code == 404
    assert stranger.get("/deadlines/").status_code == 302
