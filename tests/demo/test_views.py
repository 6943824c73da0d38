from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from hamdel.demo.models import Company
from hamdel.demo.queries import progress
from tests.ground.cast import Player

pytestmark = pytest.mark.django_db


@pytest.fixture
def company(now: datetime) -> Company:
    return Company.objects.create(
        seed=1, made_at=now, people=5000, intensity=1, site_key_id=1, server_key_id=2,
        people_done=1250, events=75_000,
    )  # fmt: skip


def test_pages_tell_how_full_it_is(company: Company, sara: Player) -> None:
    page = sara.get(reverse("desk:home"))
    assert "۱٬۲۵۰ از ۵٬۰۰۰ مشتری" in page.content.decode()
    assert 'topics="demo"' in page.content.decode()


def test_when_it_is_whole_an_admin_may_remove_it(
    company: Company, leila: Player, sara: Player, now: datetime
) -> None:
    Company.objects.update(people_done=5000, finished_at=now)
    assert "پاک‌کردن دادهٔ نمایشی" in leila.get(reverse("desk:home")).content.decode()
    assert "پاک‌کردن دادهٔ نمایشی" not in sara.get(reverse("desk:home")).content.decode()


def test_removing_begins_with_a_press(company: Company, leila: Player, now: datetime) -> None:
    Company.objects.update(finished_at=now)
    leila.post(reverse("demo:remove"))
    found = progress()
    assert found is not None
    assert found.removing
    assert "دارد پاک می‌شود" in leila.get(reverse("demo:banner")).content.decode()


def test_others_may_not_remove_it(company: Company, sara: Player, stranger: Client) -> None:
    assert sara.post(reverse("demo:remove")).status_code == 403
    assert stranger.post(reverse("demo:remove")).status_code in {302, 403}
    assert stranger.get(reverse("demo:banner")).status_code in {302, 403}
    found = progress()
    assert found is not None
    assert not found.removing


def test_without_a_demo_nothing_is_said(sara: Player) -> None:
    assert "نمایشی" not in sara.get(reverse("desk:home")).content.decode()
