"""Who follows a trouble up, and why they."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Reason = Literal["skills", "touchpoint", "knows", "free", "fewest", "only_one"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may follow it up.

    `able`: they have the team, skills and language that the rule of routing asks for such a thing.
    `owns`: the touchpoint is theirs. `knows`: they have the customer's conversation. `free`: at work, with
    room. `followups` and `work`: what they have already.
    """

    id: int
    name: str
    able: bool
    owns: bool = False
    knows: bool = False
    free: bool = True
    followups: int = 0
    work: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Who, and why: the reasons that set them apart from somebody else, the weightiest first."""

    id: int
    reasons: tuple[Reason, ...]


def owner_among(people: Sequence[Candidate]) -> Chosen | None:
    """Choose who follows it up; None for nobody at all.

    First whoever has what the rule asks, of those the touchpoint's owner, of those who is at work with
    room, then who knows the customer, then who has the fewest follow-ups, the least work, the smaller id.
    """
    if not people:
        return None
    best = min(people, key=_order)
    others = [one for one in people if one.id != best.id]
    if not others:
        return Chosen(id=best.id, reasons=("only_one",))
    apart: list[Reason] = []
    if best.able and not all(one.able for one in others):
        apart.append("skills")
    if best.owns:
        apart.append("touchpoint")
    if best.knows:
        apart.append("knows")
    if best.free and not all(one.free for one in others):
        apart.append("free")
    rivals = [one for one in others if _order(one)[:4] == _order(best)[:4]]
    if rivals and all(one.followups > best.followups for one in rivals):
        apart.append("fewest")
    return Chosen(id=best.id, reasons=tuple(apart))


def _order(one: Candidate) -> tuple[bool, bool, bool, bool, int, int, int]:
    return (
        not one.able, not one.owns, not one.free, not one.knows, one.followups, one.work, one.id,
    )  # fmt: skip
