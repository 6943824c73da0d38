"""Making, changing and removing segments."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext_lazy as _
from msgspec import UNSET

from hamdel.platform.api import Call, endpoint
from hamdel.platform.problems import Problem
from hamdel.platform.roles import LEADING

from ..contracts import NoSuchSegment, SegmentDraft, SegmentFacts, SegmentRefused
from ..queries.segments import segment
from ..rules.shapes import write_rule
from ..usecases.making import change_segment, make_segment, remove_segment
from .shapes import SegmentChangeIn, SegmentIn, SegmentOut, segment_out

GONE = "There is no such segment."


@endpoint(
    "POST",
    "/segments",
    scope="write",
    roles=LEADING,
    body=SegmentIn,
    answer=SegmentOut,
    status=201,
    summary=_("Make a segment"),
    problems=[409],
)
def add_segment(call: Call) -> SegmentOut:
    """Make a segment; its members are known when this answers."""
    given: SegmentIn = call.body
    name_fa, name_en = given.name_fa or given.name, given.name_en or given.name
    if not (name_fa or name_en):
        raise Problem(400, "Give it a name.", field="name")
    draft = SegmentDraft(
        name_fa=name_fa or name_en or "",
        name_en=name_en or name_fa or "",
        key=given.key or "",
        about_fa=given.about if given.about_fa is None else given.about_fa,
        about_en=given.about if given.about_en is None else given.about_en,
        rule=write_rule(given.rule),
    )
    with told_as_problems():
        return segment_out(make_segment(draft, who=call.caller.who, now=call.now))


@endpoint(
    "PATCH",
    "/segments/{id}",
    scope="write",
    roles=LEADING,
    body=SegmentChangeIn,
    answer=SegmentOut,
    summary=_("Change a segment"),
    problems=[404],
)
def edit_segment(call: Call, id: str) -> SegmentOut:  # noqa: A002 - the name in the address
    """Change names or the rule; who comes in or goes out by it is known when this answers."""
    one = known(id)
    with told_as_problems():
        changed = change_segment(
            one.id, changes=_changes(call.body), who=call.caller.who, now=call.now
        )
    return segment_out(changed)


@endpoint(
    "DELETE",
    "/segments/{id}",
    scope="write",
    roles=LEADING,
    answer=None,
    summary=_("Remove a segment"),
    problems=[404],
)
def drop_segment(call: Call, id: str) -> None:  # noqa: A002
    """Remove a segment; nothing of its customers changes."""
    one = known(id)
    with told_as_problems():
        remove_segment(one.id, who=call.caller.who, now=call.now)


def known(said: str) -> SegmentFacts:
    """The segment of an id or a key in a path. Problem 404."""
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < 19 else None  # noqa: PLR2004 - 64 bits
    try:
        return segment(said if number is None else number)
    except NoSuchSegment:
        raise Problem(404, GONE) from None


@contextmanager
def told_as_problems() -> Iterator[None]:
    """Refusals as the API tells them: 404, and 400 (a key that is taken: 409) naming the field."""
    try:
        yield
    except NoSuchSegment:
        raise Problem(404, GONE) from None
    except SegmentRefused as refused:
        status = 409 if "with this key" in str(refused) else 400
        raise Problem(status, str(refused), field=refused.field) from None


def _changes(given: SegmentChangeIn) -> dict[str, Any]:
    said = {name: getattr(given, name) for name in given.__struct_fields__}
    said = {name: value for name, value in said.items() if value is not UNSET}
    if "rule" in said:
        said["rule"] = write_rule(said["rule"])
    for short in ("name", "about"):
        if short in said:
            both = said.pop(short)
            said = {f"{short}_fa": both, f"{short}_en": both, **said}
    return said
