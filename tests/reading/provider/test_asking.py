import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import LazySettings

from hamdel.platform import audit, options
from hamdel.reading.models import ProviderCall
from hamdel.reading.provider import NotProvided, ask, is_on
from hamdel.reading.provider.asking import BUDGET, tokens_spent

from ..conftest import NOW
from .fake_service import FakeService, fake_service

pytestmark = pytest.mark.django_db
TEXT = "من سارا رضایی هستم، شماره‌ام ۰۹۱۲۳۴۵۶۷۸۹ و سفارش #۸۸۲۱۳ هنوز نرسیده"


@pytest.fixture
def service(settings: LazySettings) -> Iterator[FakeService]:
    with fake_service() as one:
        settings.PROVIDER_URL = one.url
        settings.PROVIDER_KEY = "sk-local"
        settings.PROVIDER_MODEL = "small"
        yield one


def put(text: str = TEXT) -> str:
    return ask(purpose="summary", instructions="sum up", text=text, who="sara", now=NOW).text


def test_it_is_off_by_default(settings: LazySettings) -> None:
    assert settings.PROVIDER_URL == ""
    assert not is_on()
    with pytest.raises(NotProvided, match="set up"):
        put()
    assert not ProviderCall.objects.exists()


def test_what_points_at_people_never_leaves_and_comes_back(service: FakeService) -> None:
    assert put() == f"خلاصه: {TEXT}"
    assert "۰۹۱۲۳۴۵۶۷۸۹" not in service.last_text
    assert "رضایی" not in service.last_text
    assert "۸۸۲۱۳" not in service.last_text
    assert "[phone-1]" in service.last_text
    assert service.keys == ["Bearer sk-local"]
    assert service.asked[0]["model"] == "small"


def test_every_question_is_counted_and_audited_without_its_words(service: FakeService) -> None:
    put()
    call = ProviderCall.objects.get()
    assert (call.who, call.purpose, call.tokens, call.outcome) == ("sara", "summary", 321, "ok")
    (entry,) = audit.entries(text=f"provider:{call.pk}")
    assert "سفارش" not in str(entry)
    assert tokens_spent(now=NOW) == 321
    assert tokens_spent(now=NOW + timedelta(days=2)) == 0


def test_past_the_budget_nothing_is_asked(service: FakeService) -> None:
    options.set(BUDGET, 330, who="leila", now=NOW)
    put()
    with pytest.raises(NotProvided, match="budget"):
        put()
    assert len(service.asked) == 1


@pytest.mark.parametrize(
    ("manner", "says"),
    [
        ("hangs", "did not answer"),
        ("drips", "too long"),
        ("floods", "too much"),
        ("lies", "no answer"),
        ("shapes", "no answer"),
        ("empty", "nothing"),
        ("silent", "nothing"),
        ("fails", "500"),
        ("redirects", "302"),
        ("hangs_up", "did not answer"),
    ],
)
def test_a_service_that_misbehaves_is_given_up_in_time(
    service: FakeService, manner: str, says: str
) -> None:
    options.set("provider.seconds", 1, who="leila", now=NOW)
    service.manner = manner
    began = time.monotonic()
    with pytest.raises(NotProvided, match=says):
        put()
    assert time.monotonic() - began < 2.5
    assert len(service.asked) == 1  # never twice
    assert says in ProviderCall.objects.get().outcome


def test_a_service_that_is_away_is_told_of(settings: LazySettings) -> None:
    settings.PROVIDER_URL = "http://127.0.0.1:9/v1"
    with pytest.raises(NotProvided, match="did not answer"):
        put()
