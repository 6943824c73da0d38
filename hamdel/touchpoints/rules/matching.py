"""Which touchpoint a moment belongs to: pure matching of channel, device and action."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hamdel.language.fold import plain

ANY = "*"


@dataclass(frozen=True, slots=True)
class Rule:
    """Moments that fit go to `touchpoint_id`; `*` is any channel, device or run of characters."""

    touchpoint_id: int
    channel: str
    device: str
    action: str


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule ready to be asked: the literal pieces of its action between the stars."""

    touchpoint_id: int
    channel: str | None
    device: str | None
    pieces: tuple[str, ...]


def compile_rules(rules: Iterable[Rule]) -> tuple[Compiled, ...]:
    """Rules in the order in which they are asked: the more exact first, then as they came."""
    return tuple(_compiled(rule) for rule in sorted(rules, key=_vagueness))


def touchpoint_of(
    *, rules: Sequence[Compiled], channel: str, device: str, action: str
) -> int | None:
    """The touchpoint of the first rule that fits, or None. Time grows with the text's length."""
    channel, device, action = plain(channel), plain(device), plain(action)
    for rule in rules:
        # The cheapest question first: most rules are refused by their first letters.
        if not action.startswith(rule.pieces[0]):
            continue
        if rule.channel not in {None, channel} or rule.device not in {None, device}:
            continue
        if _fits(rule.pieces, action):
            return rule.touchpoint_id
    return None


def _vagueness(rule: Rule) -> tuple[bool, int, bool, bool]:
    literal = "".join(_pieces(rule.action))
    return (ANY in rule.action, -len(literal), rule.channel == ANY, rule.device == ANY)


def _compiled(rule: Rule) -> Compiled:
    return Compiled(
        touchpoint_id=rule.touchpoint_id,
        channel=None if rule.channel == ANY else plain(rule.channel),
        device=None if rule.device == ANY else plain(rule.device),
        pieces=_pieces(rule.action),
    )


def _pieces(pattern: str) -> tuple[str, ...]:
    """The folded pieces between the stars; a space beside a star keeps its word whole."""
    return tuple(_piece(piece) for piece in pattern.strip().split(ANY))


def _piece(text: str) -> str:
    word = plain(text)
    if not word:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{word}{' ' * text[-1].isspace()}"


def _fits(pieces: tuple[str, ...], text: str) -> bool:
    """Whether the pieces stand in order in a text that begins with the first: the last at its end."""
    if len(pieces) == 1:
        return pieces[0] == text
    first, *middle, last = pieces
    end = len(text) - len(last)
    if end < len(first) or not text.endswith(last):
        return False
    at = len(first)
    for piece in middle:
        found = text.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True
