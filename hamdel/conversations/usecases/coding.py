"""Continuation codes are made, and tried: few at a time, few bad tries, nothing kept in the clear."""

import hmac
import io
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

import qrcode
from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from qrcode.image.svg import SvgPathImage

from hamdel.platform import audit, limits
from hamdel.platform.derived_keys import derived_key

from ..contracts import Actor
from ..models import Code, Conversation
from ..rules.codes import DIGITS, LASTS, LINK_LENGTH, LINK_LETTERS, MOST_BAD, neighbors
from .locked import hold

PER_ACCOUNT: Final = 60  # bad tries an hour on one account
_HOUR: Final = timedelta(hours=1)
_KEY_BYTES: Final = 16


@dataclass(frozen=True, kw_only=True)
class MadeCode:
    """A code as it is told this once: six digits, a link, its QR picture as SVG."""

    code: str
    link: str
    qr: str
    expires_at: datetime


@transaction.atomic
def make_code(*, conversation_id: int, by: Actor, now: datetime) -> MadeCode:
    """Make a code by which the customer continues elsewhere; an earlier one of theirs ends.

    Raises NoSuchConversation.
    """
    row = hold(conversation_id)
    living(now).filter(conversation=row).update(ended_at=now)
    digits = _unused(now)
    token = "k" + "".join(secrets.choice(LINK_LETTERS) for _ in range(LINK_LENGTH))
    made = Code.objects.create(
        conversation=row,
        digits_key=key_of_code(digits),
        link_key=key_of_code(token),
        made_by=by.who[:150],
        made_at=now,
        expires_at=now + LASTS,
    )
    audit.record(
        who=by.who,
        act="continuation code made",
        subject=f"conversation:{row.pk}",
        before=None,
        after={"expires_at": made.expires_at.isoformat()},
        now=now,
    )
    link = f"{settings.BASE_URL}/c/{token}"
    return MadeCode(code=digits, link=link, qr=picture_of(link), expires_at=made.expires_at)


def living(now: datetime) -> QuerySet[Code]:
    """The codes that can be used now."""
    return Code.objects.filter(ended_at=None, expires_at__gt=now)


def conversation_of_link(token: str, *, now: datetime) -> Conversation | None:
    """The conversation of a link's token; nobody guesses one, so tries are not counted."""
    found = living(now).filter(link_key=key_of_code(token)).select_related("conversation").first()
    return None if found is None else found.conversation


def conversation_of_code(
    digits: str, *, account_id: int, sender: str, now: datetime
) -> Conversation | None:
    """The conversation of a code; None for a wrong one, and for whoever tried too often.

    A bad try counts for its sender (five a day), for the account (sixty an hour), and for the codes
    that it almost hit: five of those and a code is over.
    """
    counted = _counters(account_id, sender)
    allowed = [
        limits.allow(name, limit=most, per=per, now=now).allowed for name, most, per in counted
    ]
    if not all(allowed):
        return None
    found = (
        living(now).filter(digits_key=key_of_code(digits)).select_related("conversation").first()
    )
    if found is None:
        _count_near(digits, now)
        return None
    for name, _, _ in counted:
        limits.give_back(name)
    return found.conversation


def key_of_code(said: str) -> bytes:
    """What is kept of a code or token: six digits would be guessed from a bare digest."""
    key = derived_key("continuation code").encode()
    return hmac.new(key, said.encode(), sha256).digest()[:_KEY_BYTES]


def forget_codes(*, now: datetime) -> int:
    """Let go of codes that ended a day ago or longer; returns how many."""
    return Code.objects.filter(expires_at__lt=now - LASTS).delete()[0]


def picture_of(link: str) -> str:
    """A link as a QR code: SVG of its own, four quiet modules around (ISO/IEC 18004)."""
    drawn = qrcode.make(link, image_factory=SvgPathImage, border=4)
    file = io.BytesIO()
    drawn.save(file)
    return file.getvalue().decode().partition("?>")[2].strip()


def _unused(now: datetime) -> str:
    while True:
        digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
        if not living(now).filter(digits_key=key_of_code(digits)).exists():
            return digits


def _counters(account_id: int, sender: str) -> list[tuple[str, int, timedelta]]:
    of_account = (f"code:{account_id}", PER_ACCOUNT, _HOUR)
    digest = sha256(sender.encode(errors="replace")).hexdigest()[:32]
    of_sender = (f"code:{account_id}:{digest}", MOST_BAD, LASTS)
    return [of_account, of_sender] if sender else [of_account]


def _count_near(digits: str, now: datetime) -> None:
    keys = [key_of_code(one) for one in neighbors(digits)]
    near = living(now).filter(digits_key__in=keys)
    near.update(bad_tries=F("bad_tries") + 1)
    near.filter(bad_tries__gte=MOST_BAD).update(ended_at=now)
