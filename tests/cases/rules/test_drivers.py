"""Periods are Jalali; a running one is compared with as many days; types are folded from counts."""

from datetime import date

import pytest

from hamdel.cases.rules.drivers import Counted, Span, compared_with, drivers_of, period_of

TODAY = date(2026, 11, 26)  # 5 Azar 1405


@pytest.mark.parametrize(
    ("span", "back", "since", "until"),
    [
        ("month", 0, date(2026, 11, 22), date(2026, 12, 22)),
        ("month", 1, date(2026, 10, 23), date(2026, 11, 22)),
        ("month", 9, date(2026, 2, 20), date(2026, 3, 21)),  # Esfand 1404 has 29 days
        ("week", 0, date(2026, 11, 21), date(2026, 11, 28)),
        ("season", 0, date(2026, 9, 23), date(2026, 12, 22)),
    ],
)
def test_periods_are_jalali(span: Span, back: int, since: date, until: date) -> None:
    found = period_of(span, TODAY, back=back)
    assert (found.since, found.until) == (since, until)


def test_a_running_period_is_compared_with_as_many_days() -> None:
    before = compared_with(period_of("month", TODAY), today=TODAY)
    assert (before.since, before.until) == (date(2026, 10, 23), date(2026, 10, 28))
    whole = compared_with(period_of("month", TODAY, back=1), today=TODAY)
    assert (whole.since, whole.until) == (date(2026, 9, 23), date(2026, 10, 23))


def test_types_are_ordered_by_how_many_with_what_they_are_about() -> None:
    rows = [
        Counted("refund", "refund:Refund", "shop", 2, 5),
        Counted("failed_transfer", "failed:Transfer", "wallet", 6, 1),
        Counted("failed_transfer", "failed:Payment", "wallet", 1, 0),
        Counted("failed_transfer", "", "", 1, 0),
        Counted("question", "", "", 0, 3),
    ]
    found = drivers_of(rows)
    assert [one.type for one in found] == ["failed_transfer", "refund", "question"]
    first = found[0]
    assert (first.now, first.before, first.change, first.share) == (8, 1, 7, 0.8)
    assert [(one.name, one.now) for one in first.topics] == [
        ("failed:Transfer", 6),
        ("failed:Payment", 1),
    ]
    assert [(one.name, one.now, one.change) for one in first.touchpoints] == [("wallet", 7, 6)]
    assert found[2].share == 0.0


def test_nothing_has_no_drivers() -> None:
    assert drivers_of([]) == []
