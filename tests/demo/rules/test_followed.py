"""What became of unhappy customers reads as work that was done."""

from hamdel.demo.rules.followed import MOST, OUTCOMES, is_open


def test_every_end_says_what_was_found_done_and_told_or_why_not() -> None:
    for one in OUTCOMES:
        assert one.found
        assert one.done
        assert bool(one.message) != bool(one.untold)


def test_some_wait_and_most_are_closed() -> None:
    waiting = [place for place in range(MOST) if is_open(place)]
    assert 0 < len(waiting) < MOST / 2
    assert waiting == list(range(len(waiting)))  # the newest
