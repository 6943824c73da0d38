"""What we post on a network of our own: a row first, and only the worker sends it.

A row that says `sending` may have reached the network. Whoever dies there leaves an unknown outcome: it is
shown, and a person decides; nothing repeats it by itself. The row's key goes along as `Idempotency-Key`
(Mastodon's documentation, `POST /api/v1/statuses`), also when a person has it sent again.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from hamdel.conversations.public import Actor
from hamdel.platform import audit
from hamdel.platform.foreign_json import read_foreign
from hamdel.platform.jobs import claim_due
from hamdel.platform.outgoing import Answer, BrokenOff, NotReached, Request, ask
from hamdel.platform.traces import where_it_failed

from ..contracts import Refused
from ..live import tell
from ..models import Mention, Post, Source
from ..rules.backing_off import next_wait, seconds_told
from ..rules.statuses import answer_to
from .asking_mastodon import headers_of, server_of
from .deciding import move
from .matching import held

LONGEST: Final = 500  # characters: what Mastodon takes where its server says nothing else
LEASE: Final = timedelta(minutes=2)
TRIES: Final = 5
FIRST_WAIT: Final = timedelta(minutes=1)
FURTHEST: Final = timedelta(days=366)
TROUBLED: Final = ("unknown", "refused")
_WELL: Final = range(200, 300)
_LATER: Final = frozenset({429, 503})
_OURS: Final = range(400, 500)


class _LeaseLost(Exception):
    """Another worker has it."""


@dataclass(frozen=True, kw_only=True)
class ToPost:
    """Something to post: at once, or `at` a time to come. With a mention it answers that.

    The same `key` again is the same post.
    """

    source_id: int
    text: str
    at: datetime | None = None
    mention_id: int | None = None
    key: str | None = None


@transaction.atomic
def write_post(wanted: ToPost, *, by: Actor, now: datetime) -> int:
    """Have something posted; returns its id. An answer goes to the server on which it was said.

    Raises Refused, NoSuchMention.
    """
    text, at, key = wanted.text, wanted.at, wanted.key
    source = (
        Source.objects.filter(pk=wanted.source_id, kind="mastodon", on=True)
        .exclude(token="")
        .first()
    )
    if source is None:
        raise Refused("Nothing can be posted there.", field="source_id")
    if key is not None and (known := Post.objects.filter(key=key).first()) is not None:
        return known.pk
    mention = None if wanted.mention_id is None else held(wanted.mention_id)
    if mention is not None and mention.source_id != source.pk:
        raise Refused("It was said on another network.", field="source_id")
    said = text.strip()
    if mention is not None:
        said = answer_to(mention.handle, said, server=server_of(source))
    _check(text, said, at, now)
    row = Post.objects.create(
        source=source,
        mention=mention,
        key=key or uuid.uuid4().hex,
        text=said,
        answers="" if mention is None else mention.ref,
        made_at=now,
        made_by=(by.name or by.who)[:150],
        due_at=at or now,
    )
    _note(row, "post written", by=by, now=now)
    tell("post", wanted.mention_id)
    return row.pk


@transaction.atomic
def change_post(*, post_id: int, text: str, at: datetime | None, by: Actor, now: datetime) -> bool:
    """Write a post anew while it waits; False where it is too late. Raises Refused."""
    _check(text, text.strip(), at, now)
    rows = Post.objects.filter(pk=post_id, state="waiting")
    done = bool(rows.update(text=text.strip(), due_at=at or now, problem="", refusals=0))
    if done:
        _note(Post.objects.get(pk=post_id), "post changed", by=by, now=now)
    return done


@transaction.atomic
def cancel_post(*, post_id: int, by: Actor, now: datetime) -> bool:
    """Take a post back before anything of it is sent; False where it is too late."""
    done = bool(Post.objects.filter(pk=post_id, state="waiting").update(state="cancelled"))
    if done:
        _note(Post.objects.get(pk=post_id), "post cancelled", by=by, now=now)
    return done


@transaction.atomic
def restore_post(*, post_id: int, by: Actor, now: datetime) -> bool:
    """Let a cancelled post wait again, where its time has not passed; False otherwise."""
    rows = Post.objects.filter(pk=post_id, state="cancelled", due_at__gt=now)
    done = bool(rows.update(state="waiting", attempts=0))
    if done:
        _note(Post.objects.get(pk=post_id), "post changed", by=by, now=now)
    return done


@transaction.atomic
def send_again(*, post_id: int, by: Actor, now: datetime) -> bool:
    """Send a post again whose outcome is unknown, or that was refused: a person says so."""
    rows = Post.objects.filter(pk=post_id, state__in=TROUBLED)
    done = rows.update(state="waiting", attempts=0, refusals=0, due_at=now, problem="", error="")
    if done:
        _note(Post.objects.get(pk=post_id), "post sent again", by=by, now=now)
    return bool(done)


@transaction.atomic
def say_it_appeared(*, post_id: int, by: Actor, now: datetime) -> bool:
    """Say that a post of unknown outcome stands on the network: somebody looked."""
    row = Post.objects.select_for_update(of=("self",)).filter(pk=post_id, state="unknown").first()
    if row is None:
        return False
    row.state, row.sent_at, row.problem = "sent", now, ""
    row.save(update_fields=["state", "sent_at", "problem"])
    _note(row, "post said to have appeared", by=by, now=now)
    _answered(row, now)
    return True


def send_due(*, now: datetime, most: int = 1) -> int:
    """Send the posts whose time has come, at most `most`; returns how many."""
    left = Post.objects.filter(state="sending", lease_until__lt=now)
    left.update(state="unknown", problem="Whoever sent it ended in the middle.")
    rows = claim_due(Post, now=now, limit=most, lease=LEASE)
    for row in rows:
        _send(row, now)
    return len(rows)


def _send(row: Post, now: datetime) -> None:
    source = Source.objects.filter(pk=row.source_id, on=True).first()
    if source is None:
        _end(row, "refused", problem="Its source is turned off.")
        return
    try:
        answer = ask(_request(row, source), commit=lambda: _commit(row))
    except _LeaseLost:
        return
    except NotReached as problem:
        _wait(row, str(problem), now)
    except BrokenOff as problem:
        _end(row, "unknown", problem=str(problem))
    except Exception as error:  # noqa: BLE001 - after the first byte nobody knows what became of it
        _end(
            row, "unknown" if row.state == "sending" else "refused", problem=where_it_failed(error)
        )
    else:
        _judge(row, answer, now)


def _request(row: Post, source: Source) -> Request:
    said: dict[str, Any] = {"status": row.text, "visibility": "public"}
    if row.answers:
        said["in_reply_to_id"] = row.answers
    return Request(
        url=f"{source.url.rstrip('/')}/api/v1/statuses",
        headers={**headers_of(source), "Idempotency-Key": row.key},
        json=said,
    )


def _judge(row: Post, answer: Answer, now: datetime) -> None:
    if answer.status in _WELL:
        said = _object(answer.body)
        if _end(row, "sent", ref=_text(said, "id"), url=_text(said, "url"), sent_at=now):
            _answered(row, now)
    elif answer.status in _LATER:
        # The server says that it did not do it.
        wait = seconds_told(answer.headers.get("retry-after", ""))
        _wait(row, f"It answered {answer.status}.", now, told=wait)
    elif answer.status in _OURS:
        why = _text(_object(answer.body), "error")
        _end(row, "refused", problem=f"It answered {answer.status}. {why}".strip())
    else:
        _end(row, "unknown", problem=f"It answered {answer.status}.")


@transaction.atomic
def _answered(row: Post, now: datetime) -> None:
    """A mention that was answered is answered."""
    mention = (
        Mention.objects.select_for_update(of=("self",)).filter(pk=row.mention_id or 0).first()
    )
    if mention is not None:
        by = Actor(who=row.made_by, name=row.made_by)
        move(mention, "replied", answer=row.text, by=by, now=now)


def _commit(row: Post) -> None:
    """Make it durable that from here on the network may have the post."""
    if not _mine(row).update(state="sending"):
        raise _LeaseLost
    row.state = "sending"


def _mine(row: Post) -> QuerySet[Post]:
    return Post.objects.filter(pk=row.pk, state=row.state, lease_until=row.lease_until)


def _wait(row: Post, problem: str, now: datetime, *, told: int = 0) -> None:
    if row.refusals + 1 >= TRIES:
        _end(row, "refused", problem=problem)
        return
    _mine(row).update(
        state="waiting",
        attempts=0,
        refusals=row.refusals + 1,
        lease_until=None,
        problem=problem[:500],
        due_at=now + next_wait(FIRST_WAIT, failures=row.refusals, told=told),
    )


def _end(row: Post, state: str, *, problem: str = "", **facts: Any) -> bool:
    done = _mine(row).update(state=state, lease_until=None, problem=problem[:500], **facts)
    if done:
        tell("post", row.mention_id)
    return bool(done)


def _check(text: str, said: str, at: datetime | None, now: datetime) -> None:
    if not text.strip():
        raise Refused("Say something.", field="text")
    if len(said) > LONGEST:
        raise Refused(f"It has {len(said)} letters, and {LONGEST} fit.", field="text")
    if at is not None and not now <= at <= now + FURTHEST:
        raise Refused("A time to come, within a year.", field="at")


def _object(body: bytes) -> dict[str, Any]:
    try:
        said = read_foreign(body.decode("utf-8", "replace"))
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _text(said: dict[str, Any], name: str) -> str:
    return str(said.get(name) or "")[:300]


def _note(row: Post, act: str, *, by: Actor, now: datetime) -> None:
    after = {"source": row.source_id, "text": row.text[:200]}
    audit.record(who=by.who, act=act, subject=f"post:{row.pk}", before=None, after=after, now=now)
