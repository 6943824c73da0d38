"""What several questions need is read once."""

from itertools import count

from hamdel.warehouse.sitting import once, sitting


def test_it_stands_until_the_end_and_no_longer() -> None:
    numbers = count()
    assert [once("n", lambda: next(numbers)) for _ in range(2)] == [0, 1]
    with sitting():
        assert [once("n", lambda: next(numbers)) for _ in range(2)] == [2, 2]
        with sitting():
            assert once("n", lambda: next(numbers)) == 2
        assert once("other", lambda: next(numbers)) == 3
    assert once("n", lambda: next(numbers)) == 4
