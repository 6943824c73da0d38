"""Changing cases: in one step whatever is named."""

from typing import Any, cast

from django.utils.translation import gettext_lazy as _
from msgspec import UNSET

from hamdel.accounts.public import person_said, team_said
from hamdel.conversations.public import actor_of_call
from hamdel.platform.api import Call, endpoint
from hamdel.platform.roles import SERVING

from ..contracts import CaseChanges
from ..queries.cases import interactions_of_case
from ..usecases.changing import change_case
from .asking import id_said, ids_said, known, told_as_problems
from .shapes import CasePatch, WholeCaseOut, whole_out

_AS_SAID = (
    "title", "description", "type", "priority", "state", "fields", "outcome", "resolution",
)  # fmt: skip


@endpoint(
    "PATCH",
    "/cases/{id}",
    scope="write",
    roles=SERVING,
    body=CasePatch,
    answer=WholeCaseOut,
    summary=_("Change a case: who has it, how it stands, what is known of it"),
    problems=[404, 409],
)
def patch_case(call: Call, id: str) -> WholeCaseOut:  # noqa: A002 - the name in the address
    """Change what is named. Solved or closed it needs what its type requires."""
    given: CasePatch = call.body
    found = known(id)
    with told_as_problems():
        change_case(
            case_id=found.id,
            changes=_changes(given, call),
            version=given.version,
            by=actor_of_call(call),
            now=call.now,
        )
    found = known(id)
    return whole_out(found, interactions_of_case(found.id))


def _changes(given: CasePatch, call: Call) -> CaseChanges:
    changes: dict[str, Any] = {
        name: value for name in _AS_SAID if (value := getattr(given, name)) is not UNSET
    }
    if given.owner is not UNSET:
        changes["owner_id"] = person_said(given.owner or None, call, field="owner")
    if given.team is not UNSET:
        changes["team_id"] = team_said(given.team or None)
    if given.reason is not UNSET:
        changes["reason"] = given.reason or ""
    if given.parent is not UNSET:
        changes["parent_id"] = id_said(given.parent or None, field="parent")
    for name in ("conversation_ids", "interaction_ids"):
        if getattr(given, name) is not UNSET:
            changes[name] = ids_said(getattr(given, name), field=name)
    return cast("CaseChanges", changes)
