from hamdel.journeys.rules.conforming import Conformance

NOBODY = Conformance(
    walks=0, in_order=0, wholly=0, people=0, there=0, on_map=0, off_map=0, moves=0, backs=0
)


def test_shares():
    found = Conformance(
        walks=4, in_order=3, wholly=1, people=9, there=7, on_map=6, off_map=2, moves=8, backs=2
    )
    assert (found.share, found.covered, found.forward, found.never_there) == (0.75, 0.75, 0.75, 2)
    low, high = found.interval
    assert low < 0.75 < high


def test_nothing_is_no_division():
    assert (NOBODY.share, NOBODY.covered, NOBODY.forward) == (0.0, 0.0, 1.0)
    assert NOBODY.interval == (0.0, 1.0)
