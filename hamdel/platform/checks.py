"""What `hamdel check` says: what is wrong with this installation, in words, with the mend."""

import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from hamdel.platform import followers, jobs, keys
from hamdel.platform.instants import rfc3339

Level = Literal["wrong", "watch"]
LATE = timedelta(minutes=5)
UNUSED = timedelta(days=90)
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class Finding:
    """One thing found: `wrong` must be mended, `watch` should be looked at."""

    level: Level
    what: str
    mend: str


Check = Callable[[datetime], Iterable[Finding]]
_checks: list[Check] = []


def register(check: Check) -> Check:
    """Add a package's own check; it is asked once the database answers."""
    if check not in _checks:
        _checks.append(check)
    return check


def look(*, now: datetime) -> list[Finding]:
    """Everything found, the wrong first. Changes nothing."""
    found = [*_folder(), *_settings()]
    try:
        waiting = unapplied()
    except DatabaseError as error:
        mend = "Start the database, or mend DATABASE_URL."
        return [
            *found,
            Finding("wrong", f"The database does not answer ({type(error).__name__}).", mend),
        ]
    if waiting:
        mend = "Run `hamdel migrate`."
        return [*found, Finding("wrong", f"{waiting} migrations are not applied.", mend)]
    for check in (_followers, _jobs, _keys, *_checks):
        found += check(now)
    return sorted(found, key=lambda one: one.level != "wrong")


def unapplied() -> int:
    """How many migrations the database still waits for; DatabaseError where it does not answer."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _folder() -> Iterable[Finding]:
    folder: Path = settings.DATA
    probe = folder / ".writable"
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        yield Finding(
            "wrong", f"{folder} can not be written.", f"Give this user the folder: chown {folder}."
        )
    if folder.stat().st_mode & stat.S_IWOTH:
        yield Finding("wrong", f"Everybody may write {folder}.", f"Run: chmod o-w {folder}")
    secret = folder / "secret.key"
    if secret.exists() and secret.stat().st_mode & 0o077:
        yield Finding("wrong", f"Others may read {secret}.", f"Run: chmod 600 {secret}")
    for path in folder.glob("*.sqlite3"):
        if path.stat().st_mode & stat.S_IROTH and folder.stat().st_mode & stat.S_IXOTH:
            yield Finding(
                "watch", f"Everybody on this machine may read {path}.", f"Run: chmod 750 {folder}"
            )


def _settings() -> Iterable[Finding]:
    try:
        ZoneInfo(settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        mend = "Set HAMDEL_TIME_ZONE to a name such as Asia/Tehran."
        yield Finding("wrong", f"There is no time zone {settings.TIME_ZONE}.", mend)
    if settings.LANGUAGE_CODE not in dict(settings.LANGUAGES):
        yield Finding(
            "wrong",
            f"There is no language {settings.LANGUAGE_CODE}.",
            "Set HAMDEL_LANGUAGE to fa or en.",
        )
    base = urlsplit(settings.BASE_URL)
    if base.hostname not in LOOPBACK and base.scheme != "https":
        mend = "Serve it by https and say so in HAMDEL_BASE_URL."
        yield Finding(
            "watch", "Passwords and keys travel unencrypted: the address is not https.", mend
        )
    if len(settings.SECRET_KEY) < 32:  # noqa: PLR2004
        yield Finding(
            "wrong",
            "HAMDEL_SECRET_KEY is short.",
            "Set at least 32 random characters, or leave it out.",
        )


def _followers(now: datetime) -> Iterable[Finding]:
    for lag in followers.lags():
        if lag.failures or lag.error:
            what = f"The follower {lag.name} fails ({lag.error})."
            yield Finding("wrong", what, "It tries again by itself; the log on stderr says more.")
        elif lag.behind and (lag.moved_at is None or now - lag.moved_at > LATE):
            more = "or more " if lag.behind >= followers.COUNTED else ""
            since = rfc3339(lag.moved_at) if lag.moved_at else "ever"
            what = f"The follower {lag.name} stands still since {since}; {lag.behind} {more}rows wait."
            yield Finding("wrong", what, "Is a worker running? `hamdel work`, or `hamdel serve`.")
        if lag.resting:
            what = f"{lag.resting} rows rest that the follower {lag.name} could not digest."
            yield Finding(
                "watch", what, "See Settings → Background work; try them again after an update."
            )


def _jobs(now: datetime) -> Iterable[Finding]:
    for job in jobs.facts():
        if job.error:
            yield Finding(
                "wrong", f"The job {job.name} fails ({job.error}).", "The log on stderr says more."
            )
        elif now - job.due_at > job.every + LATE:
            what = f"The job {job.name} was due at {rfc3339(job.due_at)}."
            yield Finding("wrong", what, "Is a worker running? `hamdel work`, or `hamdel serve`.")


def _keys(now: datetime) -> Iterable[Finding]:
    for key in keys.all_keys():
        idle = now - (key.last_used_at or key.created_at)
        if key.revoked_at is None and idle > UNUSED:
            what = f"The key «{key.name}» ({key.prefix}…) was not used for {idle.days} days."
            yield Finding("watch", what, "Revoke it in Settings → API keys if nobody needs it.")
