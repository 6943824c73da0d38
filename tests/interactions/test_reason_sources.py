"""Reasons that other packages bring."""

from collections.abc import Iterable
from datetime import timedelta

import pytest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from hamdel.customers.public import customer_of
from hamdel.interactions import reason_sources
from hamdel.interactions.public import (
    Cause,
    Given,
    ReasonKind,
    Whose,
    draft_of_given,
    reasons_of,
    record_interactions,
    register_reason_source,
    say_reason,
)
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
HEADLINE: Promise = gettext_lazy("%(what)s fails for many now")
KIND = ReasonKind(key="parcel", begins=3.0, fades=48.0, headline=HEADLINE, opening=HEADLINE)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Cause]:
    """What the source of this test names."""
    monkeypatch.setattr(reason_sources, "_sources", {})
    monkeypatch.setattr(reason_sources, "_kinds", {})
    named: list[Cause] = []

    def find(whose: Whose) -> Iterable[Cause]:
        assert whose.now == NOW
        assert whose.profiles
        return named

    register_reason_source("parcels", kinds=[KIND], find=find)
    return named


@pytest.fixture
def failed() -> tuple[int, int]:
    """Whose transfer failed: the customer's id, and the interaction's."""
    given = Given(
        occurred_at=NOW - timedelta(hours=1), identifiers=(("user_id", "bahram"),), channel="app",
        action="Transfer Failed", outcome="failure",
    )  # fmt: skip
    (row,) = record_interactions([draft_of_given(given, source="test")], now=NOW)
    found = customer_of(row.profile_id)
    assert found is not None
    assert row.id is not None
    return found, row.id


def parcel(*evidence: int) -> Cause:
    return Cause(kind="parcel", topic="Parcel", touchpoint=None, at=NOW, evidence=evidence)


def test_a_source_s_reason_stands_among_the_log_s(
    told: list[Cause], failed: tuple[int, int]
) -> None:
    customer, interaction = failed
    told.append(parcel(interaction + 1))
    kinds = [one.cause.kind for one in reasons_of(customer, now=NOW)]
    assert kinds == ["parcel", "failed"]
    assert "Parcel" in say_reason(told[0], now=NOW).headline


def test_the_same_evidence_is_told_once(told: list[Cause], failed: tuple[int, int]) -> None:
    customer, interaction = failed
    told.append(parcel(interaction))
    assert [one.cause.kind for one in reasons_of(customer, now=NOW)] == ["parcel"]


def test_without_evidence_nothing_is_told(told: list[Cause], failed: tuple[int, int]) -> None:
    told.append(parcel())
    assert [one.cause.kind for one in reasons_of(failed[0], now=NOW)] == ["failed"]


def test_kinds_belong_to_one(told: list[Cause]) -> None:
    def none(whose: Whose) -> list[Cause]:
        assert whose.customer_id
        return []

    with pytest.raises(ValueError, match="parcel"):
        register_reason_source("others", kinds=[KIND], find=none)
    register_reason_source("parcels", kinds=[KIND], find=none)
