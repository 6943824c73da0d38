"""When it happened."""

from hamdel.interactions.rules.skew import occurred_at

SECOND = 1_000_000


def test_without_a_word_it_happened_when_it_came() -> None:
    assert occurred_at(said=None, sent=None, received=7) == 7


def test_a_clock_ahead_by_an_hour() -> None:
    hour = 3600 * SECOND
    assert occurred_at(said=hour - 5 * SECOND, sent=hour, received=0) == -5 * SECOND


def test_a_moment_under_way_is_no_skew() -> None:
    assert occurred_at(said=100, sent=200, received=SECOND) == 100


def test_an_old_event_sent_now_stays_old() -> None:
    assert occurred_at(said=-86400 * SECOND, sent=0, received=SECOND) == -86400 * SECOND
