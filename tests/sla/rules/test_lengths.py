"""How working time is written in forms."""

import pytest

from hamdel.sla.rules.lengths import WrongLength, read_minutes, write_minutes


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("", None), ("45", 45), ("۴۵", 45), ("1:30", 90), ("۱:۳۰", 90), ("2h", 120),
        ("۲ ساعت", 120), ("۱ ساعت و ۳۰ دقیقه", 90), ("1 hour, 5 min", 65), ("30 minutes", 30),
    ],
)  # fmt: skip
def test_it_is_read_in_any_way_people_write_it(said: str, minutes: int | None) -> None:
    assert read_minutes(said) == minutes


@pytest.mark.parametrize("said", ["soon", "1:75", "2 days", "-5", "h"])
def test_what_is_no_length_is_refused(said: str) -> None:
    with pytest.raises(WrongLength):
        read_minutes(said)


@pytest.mark.parametrize("minutes", [1, 59, 60, 90, 480, 2400])
def test_it_comes_back_as_it_was(minutes: int) -> None:
    assert read_minutes(write_minutes(minutes)) == minutes


def test_nothing_is_written_as_nothing() -> None:
    assert (write_minutes(None), write_minutes(0)) == ("", "")
