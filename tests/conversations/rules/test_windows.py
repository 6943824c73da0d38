from datetime import UTC, datetime, timedelta

from hamdel.conversations.rules.windows import may_write

WROTE = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
DAY = timedelta(hours=24)


def test_one_may_write_within_the_window() -> None:
    assert may_write(WROTE, window=DAY, at=WROTE + DAY)
    assert not may_write(WROTE, window=DAY, at=WROTE + DAY + timedelta(microseconds=1))
    assert not may_write(None, window=DAY, at=WROTE)


def test_without_a_window_one_always_may() -> None:
    assert may_write(None, window=None, at=WROTE)
