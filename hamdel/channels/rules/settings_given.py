"""Whether what somebody gives as settings of an account fits what its kind declares."""

from collections.abc import Mapping, Sequence

from hamdel.platform.placeholders import unknown_places

from ..contracts import Setting


class WrongSetting(ValueError):
    """A setting that does not fit; `name` says which, `reason` why.

    unknown, needed, choice, number, places: a name in braces that is not on the list, or again: a
    secret whose receiver is another one now.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


def fitting(
    declared: Sequence[Setting], given: Mapping[str, str], *, kept: Mapping[str, str]
) -> dict[str, str]:
    """All settings with what is given in place of what is kept; raises WrongSetting.

    An empty secret keeps the one there is.
    """
    known = {one.name: one for one in declared}
    for name in given:
        if name not in known:
            raise WrongSetting(name, "unknown")
    values = {}
    for name, one in known.items():
        value = given.get(name, kept.get(name, one.default)).strip()
        if one.kind == "secret" and not value:
            value = kept.get(name, "")
        values[name] = _checked(one, value)
    for one in declared:
        if _would_go_elsewhere(one, given, values, kept):
            raise WrongSetting(one.name, "again")
    return values


def _would_go_elsewhere(
    one: Setting, given: Mapping[str, str], values: Mapping[str, str], kept: Mapping[str, str]
) -> bool:
    """Whether a kept secret would be sent to somebody whom it was not given for."""
    if not one.sent_to or given.get(one.name, "").strip() or not kept.get(one.name):
        return False
    return values[one.sent_to] != kept.get(one.sent_to, "")


def _checked(one: Setting, value: str) -> str:
    if one.needed and not value:
        raise WrongSetting(one.name, "needed")
    if one.choices and value not in {choice for choice, _ in one.choices}:
        raise WrongSetting(one.name, "choice")
    if one.kind == "switch":
        return "yes" if value.lower() in {"yes", "on", "true", "1"} else ""
    if one.places and unknown_places(value, known=one.places):
        raise WrongSetting(one.name, "places")
    if one.kind == "number" and value:
        return str(_number(one, value))
    return value


def _number(one: Setting, value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 10):  # noqa: PLR2004 - no such number
        raise WrongSetting(one.name, "number")
    number = int(value)
    if (one.least is not None and number < one.least) or (
        one.most is not None and number > one.most
    ):
        raise WrongSetting(one.name, "number")
    return number
