"""Colleagues that a note names by @."""

from collections.abc import Iterable, Mapping

from hamdel.language.fold import fold


def mentioned(text: str, people: Mapping[int, str]) -> tuple[int, ...]:
    """The ids of the people whom `@name` in the text means: the whole name, or a first name alone.

    A first name that two people have means neither.
    """
    if "@" not in text:
        return ()
    said = [fold(part) for part in text.split("@")[1:]]
    whole = {one: fold(name) for one, name in people.items() if name.strip()}
    firsts: dict[str, list[int]] = {}
    for one, name in whole.items():
        firsts.setdefault(name.split(" ")[0], []).append(one)
    found: dict[int, None] = {}
    for part in said:
        meant = _whole(part, whole) or _first(part, firsts)
        found.update(dict.fromkeys(meant))
    return tuple(found)


def _whole(part: str, names: Mapping[int, str]) -> list[int]:
    fitting = [(len(name), one) for one, name in names.items() if _begins(part, name)]
    return [max(fitting)[1]] if fitting else []


def _first(part: str, firsts: Mapping[str, list[int]]) -> Iterable[int]:
    for name, owners in firsts.items():
        if _begins(part, name) and len(owners) == 1:
            return owners
    return ()


def _begins(part: str, name: str) -> bool:
    return part.startswith(name) and not part[len(name) : len(name) + 1].isalnum()
