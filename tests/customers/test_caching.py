"""A cache of two generations."""

from hamdel.customers.caching import Young


def test_what_is_used_stays_and_what_is_not_goes() -> None:
    cache: Young[int, int] = Young(20)
    for n in range(100):
        cache.put(n, n * n)
        assert cache.get(0) == 0
    assert cache.get(1) is None
    assert cache.get(99) == 99 * 99


def test_many_are_asked_for_at_once_in_their_order() -> None:
    cache: Young[int, int] = Young(6)
    for n in range(5):
        cache.put(n, n * n)  # 0, 1 and 2 are the old generation
    assert cache.get_all([4, 7, 0, 2, 4]) == [16, None, 0, 4, 16]
    assert cache.get_all([]) == []


def test_forgotten_in_both_generations() -> None:
    cache: Young[str, int] = Young(4)
    for name in "abc":
        cache.put(name, 1)
    assert (cache.pop("a"), cache.pop("c"), cache.pop("z")) == (1, 1, None)
    assert cache.get_all("abc") == [None, 1, None]
    cache.clear()
    assert cache.get("b") is None
