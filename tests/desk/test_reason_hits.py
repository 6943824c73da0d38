"""How often foreseen reasons were right, as rows of a screen."""

from datetime import date

import pytest

from hamdel.desk.reason_hits import hits_screen
from hamdel.interactions.public import Report, ReportWeek
from hamdel.interactions.reason_report import Hit

pytestmark = pytest.mark.django_db


def hit(*, right: int, said: int, believed: float) -> Hit:
    return Hit("failed", "Transfer", "", right, said, believed * said)


@pytest.mark.parametrize(
    ("right", "said", "believed", "verdict"),
    [
        (9, 10, 0.2, "few"),
        (40, 50, 0.8, "honest"),
        (10, 50, 0.8, "too_sure"),
        (45, 50, 0.3, "too_shy"),
    ],
)
def test_what_was_said_is_held_against_what_was(
    right: int, said: int, believed: float, verdict: str
) -> None:
    (row,) = hits_screen(Report(hits=(hit(right=right, said=said, believed=believed),))).rows
    assert row.verdict == verdict
    assert row.name == "حواله ناموفق"
    assert row.low < row.share < row.high


def test_weeks_of_nothing_but_none_have_no_share() -> None:
    (week,) = hits_screen(Report(weeks=(ReportWeek(date(2026, 11, 21), none=2),))).weeks
    assert (week.share, week.believed, week.none) == (None, None, 2)
