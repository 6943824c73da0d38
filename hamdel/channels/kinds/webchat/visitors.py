"""Who chats: browsers, known by a secret that only they have."""

import secrets
from datetime import datetime, timedelta
from hashlib import blake2b, sha256
from typing import Final

from hamdel.language.emails import parse_email
from hamdel.language.phones import parse_phone
from hamdel.platform.problems import Problem

from ...models import Visitor
from .posts import AboutIn, SaidIn

_SECRET_BYTES: Final = 32
_NAME_BYTES: Final = 12
_LONGEST: Final = 100
_SILENT: Final = timedelta(days=7)


def begin_visit(*, account_id: int, now: datetime) -> tuple[Visitor, str]:
    """Make a visitor; returns it with its secret, which is kept as a digest only."""
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    row = Visitor.objects.create(
        account_id=account_id,
        name=f"v{secrets.token_hex(_NAME_BYTES)}",
        secret_key=digest_of(secret),
        made_at=now,
    )
    return row, secret


def visitor_of(secret: str, *, account_id: int) -> Visitor:
    """The visitor of a secret. Problem 401 for none."""
    found = None
    if 0 < len(secret) <= _LONGEST:
        rows = Visitor.objects.filter(secret_key=digest_of(secret), account_id=account_id)
        found = rows.first()
    if found is None:
        raise Problem(401, "No visitor has this secret.")
    return found


def forget_silent_visitors(*, now: datetime) -> int:
    """Let go of visitors who never wrote, a week after they came; returns how many."""
    return Visitor.objects.filter(lines=0, made_at__lt=now - _SILENT).delete()[0]


def digest_of(secret: str) -> bytes:
    """What is kept of a secret: 32 random bytes need no slow hash."""
    return sha256(secret.encode(errors="replace")).digest()


def person_key(user_id: str) -> bytes:
    """By what a visitor is bound to a verified user id: a digest."""
    return blake2b(user_id.encode(errors="replace"), digest_size=16).digest()


def note_known(visitor: Visitor, said: SaidIn, *, verified_user: str) -> None:
    """Remember what a visitor said of themselves, so that it is not asked again.

    `verified_user`: the user id for which the company's server signed ("": none).
    """
    told = said.about or AboutIn()
    kinds = {"name": told.name, "email": parse_email(told.email), "phone": parse_phone(told.phone)}
    known = {
        *filter(None, visitor.known.split(",")),
        *(kind for kind, value in kinds.items() if value),
    }
    visitor.known = ",".join(sorted(known))
    for kind in ("phone", "email"):
        if kinds[kind]:
            visitor.contact_kind, visitor.contact = kind, str(kinds[kind])
            break
    if verified_user:
        visitor.person_key = person_key(verified_user)
    visitor.save(update_fields=["known", "contact_kind", "contact", "person_key"])
