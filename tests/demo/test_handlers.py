from datetime import datetime

import pytest

from hamdel.demo.handlers import fill, news, remove
from hamdel.demo.models import Company
from hamdel.demo.queries import progress
from hamdel.demo.usecases import making
from hamdel.demo.usecases.making import make_company
from hamdel.demo.usecases.removing import begin_removal

pytestmark = pytest.mark.django_db


def test_the_worker_fills_and_removes(now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("COHORT", 4), ("SMALL", 3), ("FIRST_PART", 4)):
        monkeypatch.setattr(making, name, value)
    make_company(people=6, now=now)
    fill(now)
    found = progress()
    assert found is not None
    assert found.finished
    begin_removal(now=now)
    remove(now)
    assert progress() is None


def test_news_are_told_once(now: datetime) -> None:
    list(news())
    Company.objects.create(
        seed=1, made_at=now, people=10, intensity=1, site_key_id=1, server_key_id=2, people_done=5
    )
    assert list(news()) == [("demo", {"percent": 50})]
    assert list(news()) == []
    Company.objects.all().delete()
    assert list(news()) == [("demo", {"percent": 0})]
