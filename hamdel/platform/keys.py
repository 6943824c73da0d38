"""API keys: the secret is shown once and only its hash is kept."""

import hashlib
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q, QuerySet

from hamdel.platform import audit
from hamdel.platform.models import Key
from hamdel.platform.roles import SCOPES_OF_ROLE

SCOPES = ("ingest", "read", "write", "admin")
PREFIX = "hk_"
SHOWN = 11  # characters of the secret that stay visible
USE_NOTED_EVERY = timedelta(minutes=1)


class KeyRefused(ValueError):
    """The key can not be made so; the text says why."""


@dataclass(frozen=True, kw_only=True)
class KeyRow:
    """A key as screens show it."""

    id: int
    name: str
    prefix: str
    scopes: tuple[str, ...]
    origins: tuple[str, ...]
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None
    maker_id: int | None


@dataclass(frozen=True, kw_only=True)
class KeyGrant:
    """What a key allows now. `vouches`: it is a server's, which may write; others' word is a claim.

    `role`: of the person who made it, as it is now ("" when they were let go); None: nobody's.
    """

    id: int
    name: str
    scopes: frozenset[str]
    origins: tuple[str, ...]
    vouches: bool
    role: str | None = None


def create_key(
    *,
    name: str,
    scopes: Collection[str],
    origins: Iterable[str] = (),
    now: datetime,
    who: str = "hamdel",
    maker_id: int | None = None,
) -> tuple[KeyRow, str]:
    """Make a key; returns its row and the secret, which can never be seen again.

    `origins` are the web origins (`https://shop.example`) that may use it from a browser; none
    means any. Raises KeyRefused for an empty name, an unknown scope or an origin that is none.
    """
    clean = name.strip()
    if not clean or len(clean) > 100:  # noqa: PLR2004
        raise KeyRefused("a key needs a name of at most 100 characters")
    unknown = sorted(set(scopes) - set(SCOPES))
    if unknown or not scopes:
        raise KeyRefused(f"scopes are {', '.join(SCOPES)}; not {', '.join(unknown) or 'none'}")
    secret = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        row = Key.objects.create(
            name=clean,
            prefix=secret[:SHOWN],
            digest=digest_of(secret),
            scopes=" ".join(scope for scope in SCOPES if scope in scopes),
            origins=" ".join(dict.fromkeys(clean_origin(origin) for origin in origins)),
            maker_id=maker_id,
            created_at=now,
        )
        audit.record(
            who=who,
            act="key created",
            subject=f"key:{row.pk}",
            before=None,
            after={"name": clean, "scopes": row.scopes, "origins": row.origins},
            now=now,
        )
    return _row(row), secret


def revoke_key(*, key_id: int, who: str, now: datetime) -> bool:
    """Stop a key for good; False if there is none such or it is revoked already."""
    with transaction.atomic():
        done = Key.objects.filter(pk=key_id, revoked_at=None).update(revoked_at=now)
        if done:
            audit.record(
                who=who,
                act="key revoked",
                subject=f"key:{key_id}",
                before=None,
                after=None,
                now=now,
            )
    return bool(done)


def grant_for(secret: str) -> KeyGrant | None:
    """What the secret allows now; None for an unknown or revoked one."""
    row = Key.objects.filter(digest=digest_of(secret), revoked_at=None).first()
    return _grants([row])[row.digest] if row else None


def all_grants() -> dict[str, KeyGrant]:
    """Every living key by the digest of its secret (see `digest_of`): for a cache of some seconds."""
    return _grants(Key.objects.filter(revoked_at=None))


def all_keys() -> list[KeyRow]:
    """All keys, revoked ones too, newest first."""
    return [_row(row) for row in Key.objects.order_by("-pk")]


def note_used(key_ids: Collection[int], *, now: datetime) -> None:
    """Note that the keys were used, at most once a minute each."""
    stale = Q(last_used_at=None) | Q(last_used_at__lt=now - USE_NOTED_EVERY)
    due = Key.objects.filter(stale, pk__in=key_ids)
    if due.exists():  # spares SQLite its write lock nearly always
        due.update(last_used_at=now)


def digest_of(secret: str) -> str:
    """The SHA-256 of a secret, in hex. A 256-bit random secret needs no slow hash."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def clean_origin(origin: str) -> str:
    """`scheme://host[:port]` in lower case; raises KeyRefused where it is no web origin."""
    try:
        parts = urlsplit(origin.strip().lower())
    except ValueError:
        raise KeyRefused(f"not a web origin: {origin}") from None
    bare = f"{parts.scheme}://{parts.netloc}"
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        raise KeyRefused(f"not a web origin: {origin}")
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise KeyRefused(f"an origin has no path: {bare}")
    return bare


def _grants(rows: Iterable[Key] | QuerySet[Key]) -> dict[str, KeyGrant]:
    rows = list(rows)
    roles = _roles_of({row.maker_id for row in rows if row.maker_id is not None})
    return {row.digest: _grant(row, roles) for row in rows}


def _roles_of(user_ids: set[int]) -> dict[int, str]:
    if not user_ids:
        return {}
    people = get_user_model().objects.filter(pk__in=user_ids, is_active=True)
    return dict(people.values_list("pk", "role"))


def _grant(row: Key, roles: dict[int, str]) -> KeyGrant:
    scopes = frozenset(row.scopes.split())
    role = None if row.maker_id is None else roles.get(row.maker_id, "")
    if role is not None:
        # A key can do no more than its maker now; but what customers do is taken in all the same.
        scopes &= SCOPES_OF_ROLE.get(role, frozenset()) | {"ingest"}
    return KeyGrant(
        id=row.pk,
        name=row.name,
        scopes=scopes,
        origins=tuple(row.origins.split()),
        vouches="write" in scopes,
        role=role,
    )


def _row(row: Key) -> KeyRow:
    return KeyRow(
        id=row.pk,
        name=row.name,
        prefix=row.prefix,
        scopes=tuple(row.scopes.split()),
        origins=tuple(row.origins.split()),
        created_at=row.created_at,
        last_used_at=row.last_used_at,
        revoked_at=row.revoked_at,
        maker_id=row.maker_id,
    )
