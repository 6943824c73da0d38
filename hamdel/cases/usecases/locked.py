"""One case, held for one change: who comes second sees the first one's."""

from datetime import datetime
from typing import Any

from hamdel.conversations.public import Actor
from hamdel.customers.public import customer_of
from hamdel.platform import audit
from hamdel.platform.events import publish

from ..contracts import Changed, NoSuchCase, Refused
from ..events import CaseChanged
from ..live import tell
from ..models import Case
from .wording import words_of


def hold(case_id: int, *, version: int | None = None, merged_too: bool = False) -> Case:
    """The row, ours until the transaction ends. Raises NoSuchCase, Changed and Refused.

    `version` is the one that the caller saw; None: whatever holds. What was put into another case is
    refused, unless `merged_too`.
    """
    row = Case.objects.select_for_update().filter(pk=case_id).first()
    if row is None:
        raise NoSuchCase(f"there is no case {case_id}")
    if row.merged_into_id is not None and not merged_too:
        raise Refused(f"It was put into case {row.merged_into_id}.", field="id")
    if version is not None and version != row.version:
        raise Changed(row.version)
    return row


def change(  # noqa: PLR0913 - a change is these things
    row: Case,
    values: dict[str, Any],
    *,
    act: str,
    by: Actor,
    now: datetime,
    why: str = "",
    beside: dict[str, Any] | None = None,
) -> tuple[str, ...]:
    """Write what changed, one version on, with a line in the trail; pages and other packages are told.

    `beside` is what changed of it in other rows. Returns the names of what changed; where nothing
    does, nothing is written.
    """
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changed and not beside:
        return ()
    before = {name: _plain(getattr(row, name)) for name in changed}
    for name, value in changed.items():
        setattr(row, name, value)
    row.version += 1
    row.changed_at = now
    row.sought = words_of(row)
    row.save(update_fields=[*changed, "version", "changed_at", "sought"])
    after = {name: _plain(value) for name, value in changed.items()} | (beside or {})
    note(row.pk, act, by=by, now=now, before=before, after=after, why=why)
    what = (*changed, *(beside or {}))
    publish(CaseChanged(case_id=row.pk, customer_id=owner_of(row), what=what, by=by.who, at=now))
    return what


def note(  # noqa: PLR0913 - a line of the trail is these things
    case_id: int,
    act: str,
    *,
    by: Actor,
    now: datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    why: str = "",
) -> None:
    """A line in the case's trail, and a word to the pages that show it."""
    audit.record(
        who=by.who, act=act, subject=f"case:{case_id}", before=before, after=after, why=why, now=now
    )  # fmt: skip
    tell(case_id, "state")


def owner_of(row: Case) -> int:
    """The customer whose case it is now."""
    return customer_of(row.profile_id) or row.profile_id


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
