"""`hamdel mail take`: raw mails, as a mail server's pipe gives them."""

import fcntl
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from hashlib import blake2b
from pathlib import Path
from typing import Annotated, Final

import psycopg
import typer
from django.conf import settings
from django.db import DatabaseError

from hamdel.channels.public import (
    AccountFacts,
    Taken,
    accounts,
    create_account,
    heard_as,
    incoming,
    mailbox_for,
    take_in,
    work_on_one,
)
from hamdel.conversations.public import conversation_of_incoming
from hamdel.platform.instants import system_now
from hamdel.platform.logs import configure

from .failing import CommandFailed
from .migrating import migrate_if_needed
from .printing import complain, say
from .verbs import verb_with_parts

KIND: Final = "email"
TRY_AGAIN: Final = 75  # EX_TEMPFAIL: a mail server keeps the mail and comes back
_LATER: Final = timedelta(hours=2)  # beyond any wait between tries
_TRIES: Final = 8
app = verb_with_parts()


@app.command()
def take(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Raw mails, one a file; none: one on stdin.")
    ] = None,
    account: Annotated[
        int | None, typer.Option(help="The channel they come in by; else the one they went to.")
    ] = None,
) -> None:
    """Take in raw mails; prints a line each: its conversation's id, or `quarantine` and an id.

    Each is durable when its line is there. Exit code 75: not stored, to be given again.
    """
    configure()
    migrate_if_needed()
    for raw in _raw(files or ()):
        try:
            say(_take(raw, account))
        except (DatabaseError, sqlite3.Error, psycopg.Error, OSError) as error:
            complain(f"Not stored, give it again: {type(error).__name__}")
            raise typer.Exit(TRY_AGAIN) from None


def _raw(files: Sequence[Path]) -> Iterator[bytes]:
    if not files:
        yield sys.stdin.buffer.read()
    for file in files:
        yield file.read_bytes()


def _take(raw: bytes, account_id: int | None) -> str:
    """Take in one mail and see to it that it is read; returns the line that tells of it."""
    account = _account(raw, account_id)
    taken = take_in(
        account=account,
        body=raw,
        content_type="message/rfc822",
        provider_id=f"raw:{blake2b(raw, digest_size=32).hexdigest()}",
        now=system_now(),
    )
    if _is_read(taken):
        found = conversation_of_incoming(taken.id) or _said_before(taken.id)
        return str(found) if found is not None else f"erased {taken.id}"
    return f"quarantine {taken.id}"


def _is_read(taken: Taken) -> bool:
    """Whether it was understood; what failed for another reason is tried again, now."""
    now = system_now()
    for _ in range(_TRIES):
        facts = incoming(taken.id)
        if facts is None or facts.state in ("done", "resting"):
            return facts is not None and facts.state == "done"
        now += _LATER  # past the wait between tries
        work_on_one(taken.id, now=now)
    return False


def _said_before(incoming_id: int) -> int | None:
    """The conversation of the same mail that came another way."""
    first = heard_as(incoming_id)
    return None if first is None else conversation_of_incoming(first)


def _account(raw: bytes, account_id: int | None) -> AccountFacts:
    known = accounts(kind=KIND)
    if account_id is not None:
        named = next((one for one in known if one.id == account_id), None)
        if named is None:
            raise CommandFailed(f"There is no e-mail channel {account_id}.")
        return named
    return mailbox_for(raw, known) if known else _first_account()


def _first_account() -> AccountFacts:
    """The e-mail channel of an installation that had none; of two that ask at once one makes it."""
    with _alone():
        known = accounts(kind=KIND)
        return known[0] if known else create_account(kind=KIND, who="hamdel", now=system_now())


@contextmanager
def _alone() -> Iterator[None]:
    with (settings.DATA / ".first-mailbox").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
