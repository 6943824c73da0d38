"""A visitor of the board proves who they are: by a code sent to them, or by what the company signed."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b, sha256
from typing import Any, Final

from django.db import transaction

from hamdel.channels.public import CanNotSend, send_message
from hamdel.customers.public import recognize_customer
from hamdel.interactions.public import keep_log_still, user_hash_key, vouched
from hamdel.language.emails import parse_email
from hamdel.language.phones import parse_phone
from hamdel.platform import limits
from hamdel.platform.derived_keys import derived_key
from hamdel.platform.placeholders import fill_in

from ..contracts import Refused
from ..models import Proof, Visitor
from ..queries.reaching import open_accounts
from ..rules.codes import LIVES, Judgment, code_digest, judge, new_code, typed_code
from ..rules.wording import CODE_SUBJECTS, CODES

SOURCE: Final = "ideas"
STAYS: Final = timedelta(days=180)  # how long a browser is known
_KEY: Final = "codes of the board of ideas"
_HOUR: Final = timedelta(hours=1)
PER_ADDRESS: Final = 4  # codes an hour, to one address
PER_NETWORK: Final = 12
OF_ALL: Final = 400
TRIES_PER_NETWORK: Final = 60
_SECRET_BYTES: Final = 32


class TooOften(Exception):
    """It was tried too often; `seconds` until it may be tried again."""

    def __init__(self, seconds: int) -> None:
        super().__init__("too often")
        self.seconds = seconds


class NoChannel(Exception):
    """No channel of the company can send to such an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """Who proved themselves, by which kind of channel, and what they were about to do."""

    profile_id: int
    way: str
    deed: Mapping[str, Any]
    secret: str


def address_in(text: str) -> tuple[str, str] | None:
    """The e-mail or phone that somebody wrote, as (kind, canonical value); None for neither."""
    email = parse_email(text) if "@" in text else None
    if email is not None:
        return "email", email
    phone = parse_phone(text)
    return None if phone is None else ("phone", phone)


def ways_open() -> tuple[str, ...]:
    """The kinds of address to which a code can be sent now: email, phone."""
    by = open_accounts()
    return tuple(kind for kind in ("email", "phone") if by.get(kind))


def send_code(
    said: str, *, deed: Mapping[str, Any], language: str, network: str, now: datetime
) -> str:
    """Send a code to an address; returns the token of the page where it is typed.

    It does the same for addresses that we know and for those that we do not: nothing is learned from
    it. Raises Refused for what is no address, TooOften, NoChannel.
    """
    address = address_in(said)
    if address is None:
        raise Refused("This is neither an e-mail address nor a phone number.", field="address")
    kind, value = address
    accounts = open_accounts().get(kind, [])
    if not accounts:
        raise NoChannel
    mark = blake2b(f"{kind}:{value}".encode(), digest_size=16).hexdigest()
    _count(f"idea-code:network:{network}", PER_NETWORK, now)
    _count(f"idea-code:to:{mark}", PER_ADDRESS, now)
    _count("idea-code:all", OF_ALL, now)
    token, code = secrets.token_urlsafe(24), new_code(secrets.randbelow)
    with transaction.atomic():
        row = Proof.objects.create(
            token=token, kind=kind, value=value, sent_at=now, deed=dict(deed),
            digest=code_digest(code, salt=token, key=derived_key(_KEY)),
        )  # fmt: skip
        try:
            send_message(
                account_id=accounts[0].id,
                key=f"idea-code:{row.pk}:{token[:8]}",
                recipient=value,
                profile_id=None,
                text=fill_in(CODES[language], {"code": code}),
                subject=CODE_SUBJECTS[language],
                now=now,
            )
        except CanNotSend as refused:
            raise NoChannel from refused
    return token


def proof_of(token: str, *, now: datetime) -> Proof | None:
    """What waits for its code; None for what is over."""
    rows = Proof.objects.filter(token=token[:64], used_at=None, sent_at__gt=now - LIVES)
    return rows.first()


def prove(token: str, typed: str, *, network: str, now: datetime) -> Proved | Judgment:
    """See whether a code is right; then the address is theirs, and their browser is known.

    Raises TooOften.
    """
    _count(f"idea-code-try:{network}", TRIES_PER_NETWORK, now)
    with transaction.atomic():
        keep_log_still()
        row = Proof.objects.select_for_update().filter(token=token[:64], used_at=None).first()
        if row is None:
            return "old"
        digest = code_digest(typed_code(typed), salt=row.token, key=derived_key(_KEY))
        judged = judge(digest, bytes(row.digest), tries=row.tries, sent_at=row.sent_at, now=now)
        if judged != "right":
            row.tries += judged == "wrong"
            row.save(update_fields=["tries"])
            return judged
        row.used_at = now
        row.save(update_fields=["used_at"])
        profile = recognize_customer(
            identifiers=[(row.kind, row.value)], attributes={}, source=SOURCE, now=now
        )
        way = "email" if row.kind == "email" else "sms"
        return _let_in(profile, way, row.deed, now)


def enter_signed(user_id: str, user_hash: str, *, network: str, now: datetime) -> Proved | None:
    """Let somebody in for whom the company's server signed (`userHash`); None where it did not."""
    _count(f"idea-enter:{network}", TRIES_PER_NETWORK, now)
    if not 0 < len(user_id) <= 320 or not vouched(user_id, user_hash, user_hash_key().encode()):  # noqa: PLR2004
        return None
    with transaction.atomic():
        keep_log_still()
        profile = recognize_customer(
            identifiers=[("user_id", user_id)], attributes={}, source=SOURCE, now=now
        )
        return _let_in(profile, "", {}, now)


def visitor_of(secret: str, *, now: datetime) -> Visitor | None:
    """Who uses a browser, by the secret in its cookie; None for nobody we know."""
    if not secret or len(secret) > 100:  # noqa: PLR2004
        return None
    rows = Visitor.objects.filter(secret_key=_digest(secret), made_at__gt=now - STAYS)
    return rows.select_related("profile").filter(profile__erased_at=None).first()


def forget_old(*, now: datetime) -> int:
    """Drop what visitors said of themselves and did not prove, and browsers known too long ago."""
    codes = Proof.objects.filter(sent_at__lt=now - 4 * LIVES).delete()[0]
    return codes + Visitor.objects.filter(made_at__lt=now - STAYS).delete()[0]


def _let_in(profile: int, way: str, deed: Mapping[str, Any], now: datetime) -> Proved:
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    Visitor.objects.create(secret_key=_digest(secret), profile_id=profile, way=way, made_at=now)
    return Proved(profile_id=profile, way=way, deed=deed, secret=secret)


def _digest(secret: str) -> bytes:
    """What is kept of a secret: 32 random bytes need no slow hash."""
    return sha256(secret.encode(errors="replace")).digest()


def _count(name: str, limit: int, now: datetime) -> None:
    answer = limits.allow(name, limit=limit, per=_HOUR, now=now)
    if not answer.allowed:
        raise TooOften(answer.retry_after)
