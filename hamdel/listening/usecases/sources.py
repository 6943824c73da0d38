"""Where we listen: made, changed, turned off and on, asked at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.platform import audit
from hamdel.platform.reaching import MayNotReach, place_of
from hamdel.platform.seals import BrokenSeal, seal, unseal

from ..contracts import MENTION_KINDS, SOURCE_KINDS, Refused
from ..models import Source
from ..rules.heard import line

PURPOSE: Final = b"listening"
SOONEST: Final = 5  # minutes
LATEST: Final = 10_080
_MOST_HASHTAGS: Final = 20


@dataclass(frozen=True, kw_only=True)
class SourceDraft:
    """A source as somebody writes it. `token` None: the one that is kept stays."""

    kind: str
    name: str
    network: str
    says: str = "post"
    url: str = ""
    token: str | None = None
    account: str = ""
    hashtags: tuple[str, ...] = ()
    touchpoint: str = ""
    every_minutes: int = 15
    only_meant: bool = False


@transaction.atomic
def save_source(
    draft: SourceDraft, *, source_id: int | None = None, by: Actor, now: datetime
) -> int:
    """Make a source, or change one; it is asked at once. Raises Refused, Source.DoesNotExist."""
    _check(draft)
    row = Source(made_at=now) if source_id is None else _held(source_id)
    moved = row.url != draft.url
    if moved and row.token and draft.token is None:
        raise Refused("A kept token goes to no other address: enter it again.", field="token")
    row.kind, row.name, row.network = draft.kind, line(draft.name), line(draft.network).lower()
    row.says, row.url, row.account = draft.says, draft.url.strip(), line(draft.account)
    row.hashtags = [tag.lstrip("#") for tag in draft.hashtags][:_MOST_HASHTAGS]
    row.touchpoint, row.only_meant = draft.touchpoint, draft.only_meant
    row.every_minutes = draft.every_minutes
    if draft.token is not None:
        row.token = seal(draft.token, purpose=PURPOSE) if draft.token else ""
    if moved:
        row.place = ""
    row.failures, row.error, row.attempts = 0, "", 0
    row.state, row.due_at = _waiting(row), now
    row.save()
    _note(row, "source saved", by=by, now=now)
    return row.pk


@transaction.atomic
def turn_source(*, source_id: int, on: bool, by: Actor, now: datetime) -> None:
    """Ask a source no more, or again. Raises Source.DoesNotExist."""
    row = _held(source_id)
    row.on = on
    row.state, row.due_at, row.failures, row.error = _waiting(row), now, 0, ""
    row.save(update_fields=["on", "state", "due_at", "failures", "error"])
    _note(row, "source turned on" if on else "source turned off", by=by, now=now)


@transaction.atomic
def ask_at_once(*, source_id: int, now: datetime) -> bool:
    """Let the next turn of a source come at once; False where it is off, or asks nobody."""
    rows = Source.objects.filter(pk=source_id, on=True).exclude(kind="files")
    rows = rows.exclude(state="running", lease_until__gte=now)
    return bool(rows.update(state="waiting", due_at=now, attempts=0, lease_until=None))


def token_of(row: Source) -> str:
    """The token of a source; "" where there is none that opens."""
    try:
        return unseal(row.token, purpose=PURPOSE) if row.token else ""
    except BrokenSeal:
        return ""


def files_source(name: str, *, network: str, says: str, now: datetime) -> int:
    """The source under which files of a name are kept, made where there is none."""
    row, _made = Source.objects.get_or_create(
        kind="files",
        name=line(name)[:120],
        defaults={
            "network": line(network).lower()[:40] or "web",
            "says": says,
            "state": "done",
            "due_at": now + timedelta(days=36_500),
            "made_at": now,
        },
    )
    return row.pk


def _check(draft: SourceDraft) -> None:
    if draft.kind not in SOURCE_KINDS:
        raise Refused("There is no such kind of source.", field="kind")
    if not line(draft.name):
        raise Refused("Say what it is called.", field="name")
    if not line(draft.network):
        raise Refused("Say on which network it is.", field="network")
    if draft.says not in MENTION_KINDS:
        raise Refused("There is no such kind of mention.", field="says")
    if not SOONEST <= draft.every_minutes <= LATEST:
        raise Refused("Between five minutes and a week.", field="every_minutes")
    if draft.kind != "files":
        _check_address(draft.url.strip())


def _check_address(url: str) -> None:
    try:
        place_of(url, named=settings.REACH)
    except MayNotReach as refusal:
        raise Refused(str(refusal), field="url") from None


def _waiting(row: Source) -> str:
    return "waiting" if row.on and row.kind != "files" else "done"


def _held(source_id: int) -> Source:
    return Source.objects.select_for_update(of=("self",)).get(pk=source_id)


def _note(row: Source, act: str, *, by: Actor, now: datetime) -> None:
    after = {"name": row.name, "kind": row.kind, "url": row.url, "on": row.on}
    audit.record(
        who=by.who, act=act, subject=f"source:{row.pk}", before=None, after=after, now=now
    )
