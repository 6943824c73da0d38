from hamdel.language.entities.entity import Entity
from hamdel.language.entities.overlaps import without_overlaps


def entity(kind: str, start: int, end: int) -> Entity:
    return Entity(kind, "x", start, end, "x" * (end - start))  # type: ignore[arg-type]


def test_the_better_checked_stays() -> None:
    card, order = entity("card", 0, 16), entity("order_id", 0, 16)
    assert without_overlaps([order, card]) == (card,)


def test_the_longer_stays_among_equals() -> None:
    long, short = entity("date", 0, 9), entity("date", 3, 9)
    assert without_overlaps([short, long]) == (long,)


def test_neighbours_stay_in_the_order_of_the_text() -> None:
    first, second = entity("person", 0, 4), entity("phone", 4, 15)
    assert without_overlaps([second, first]) == (first, second)
