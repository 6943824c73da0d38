from hamdel.journeys.rules.walks import Walk, Walks


def walked(people):
    return Walk(steps=("a", "b"), cut=False, people=people, median_seconds=60.0)


def test_shares_of_ways_and_of_everybody():
    found = Walks(walks=(walked(6), walked(3)), ways=3, ended=10, everybody=40)
    assert found.share == 0.25
    assert found.interval[0] < 0.25 < found.interval[1]
    assert (found.share_of(found.walks[0]), found.share_of_first(2)) == (0.6, 0.9)


def test_nobody_has_no_share():
    none = Walks(walks=(), ways=0, ended=0, everybody=0)
    assert (none.share, none.share_of(walked(0)), none.share_of_first(3)) == (0.0, 0.0, 0.0)
