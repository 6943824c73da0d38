"""Small things a person keeps for themselves: saved filters and the like, by name."""

from collections.abc import Callable, Iterator

from hamdel.platform.models import Kept

Where = Callable[[str, str], bool]  # of a name (without the group) and a value

MOST = 50


def keep(*, person_id: int, name: str, value: str) -> bool:
    """Keep a value under a name (at most 120 characters), in place of the old one.

    False where the person keeps 50 things of that group (the part before ":") already.
    """
    group = name.partition(":")[0]
    mine = Kept.objects.filter(person_id=person_id, name__startswith=f"{group}:")
    if mine.count() >= MOST and not mine.filter(name=name).exists():
        return False
    Kept.objects.update_or_create(person_id=person_id, name=name, defaults={"value": value})
    return True


def kept(*, person_id: int, group: str) -> dict[str, str]:
    """What a person keeps in a group: name (without the group) → value, in order of keeping."""
    rows = Kept.objects.filter(person_id=person_id, name__startswith=f"{group}:").order_by("pk")
    return {row.name.removeprefix(f"{group}:"): row.value for row in rows}


def let_go(*, person_id: int, name: str) -> bool:
    """Forget one thing; False if it was not there."""
    return bool(Kept.objects.filter(person_id=person_id, name=name).delete()[0])


def let_go_all(*, group: str, where: Where) -> int:
    """Forget the things of a group for which `where` is true, whoever keeps them; returns how many."""
    return Kept.objects.filter(pk__in=list(_all(group, where))).delete()[0]


def count_all(*, group: str, where: Where) -> int:
    """How many things `let_go_all` would forget."""
    return sum(1 for _ in _all(group, where))


def _all(group: str, where: Where) -> Iterator[int]:
    rows = Kept.objects.filter(name__startswith=f"{group}:").order_by("pk")
    for pk, name, value in rows.values_list("pk", "name", "value").iterator(chunk_size=500):
        if where(name.removeprefix(f"{group}:"), value):
            yield pk
