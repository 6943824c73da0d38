"""How much a customer had to repeat in one matter: the fewer the better, 0 is best.

The index is a plain sum, so that everybody can follow it: times they were handed on + times they changed
channel + things they were asked for again + contacts for the same reason within the seven days before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

BEFORE: Final = timedelta(days=7)
FIELDS: Final = {
    "order": r"شماره\s?(?:ی\s)?سفارش|کد سفارش|order (?:number|id|no)|number of (?:the|your) order",
    "phone": r"شماره\s?(?:ی\s)?(?:تماس|موبایل|تلفن|همراه)|(?:phone|mobile|telephone) number",
    "email": r"ایمیل|پست الکترونیک|e-?mail address",
    "national_id": r"کد ملی|شماره ملی|national (?:id|code)",
    "name": r"نام و نام خانوادگی|نام کامل|full name|your name",
    "address": r"(?:نشانی|آدرس)(?! ایمیل| سایت)|کد پستی|(?:postal|delivery|shipping) address|your address|post(?:al)? code",
    "card": r"شماره\s?(?:ی\s)?کارت|شماره شبا|card number|iban",
    "tracking": r"کد (?:رهگیری|پیگیری)|tracking (?:number|code)",
    "picture": r"عکس|تصویر|photo|picture|screenshot",
}  # fmt: skip
_ASKS: Final = re.compile(
    r"بفرمایید|بفرستید|ارسال کنید|اعلام کنید|اعلام بفرمایید|بگویید|بدهید|بنویسید|وارد کنید|لطف کنید|[؟?]"
    r"|please|could you|can you|send|tell|share|provide|what is|what's",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[^.!?؟\n]+[.!?؟]*")
_BY_FIELD: Final = {name: re.compile(words, re.IGNORECASE) for name, words in FIELDS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One message of a conversation: whether it is ours, on which channel, and its words."""

    ours: bool
    channel: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """The index and its parts; `asked` names what they were asked for again."""

    transfers: int
    switches: int
    asked: tuple[str, ...]
    contacts: int

    @property
    def index(self) -> int:
        """The sum."""
        return self.transfers + self.switches + len(self.asked) + self.contacts


def repeated_in(
    lines: Sequence[Line], *, transfers: int, before: Sequence[tuple[datetime, str]], opened: datetime,
    reason: str,
) -> Repeated:  # fmt: skip
    """What had to be repeated in a conversation's messages, oldest first.

    `before`: when and for what reason they turned to us earlier; `reason`: why now ("": nobody knows,
    then every contact of the seven days counts).
    """
    theirs = [one.channel for one in lines if not one.ours]
    switches = sum(one != other for one, other in pairwise(theirs))
    contacts = sum(
        opened - BEFORE <= at < opened and (not reason or not why or why == reason)
        for at, why in before
    )
    return Repeated(
        transfers=transfers, switches=switches, asked=_asked_again(lines), contacts=contacts
    )


def asked_for(text: str) -> frozenset[str]:
    """What a message of ours asks them for."""
    plain = re.sub(r"[ \t]+", " ", text.replace("\u200c", " ").replace("هٔ", "ه"))
    found = set()
    for sentence in _SENTENCE.findall(plain):
        if _ASKS.search(sentence):
            found |= {name for name, words in _BY_FIELD.items() if words.search(sentence)}
    return frozenset(found)


def _asked_again(lines: Sequence[Line]) -> tuple[str, ...]:
    """What was asked for once more after they had answered; each time counts."""
    asked: set[str] = set()
    answered: set[str] = set()
    again: list[str] = []
    for one in lines:
        if one.ours:
            now = asked_for(one.text)
            again += sorted(now & answered)
            asked |= now
        elif one.text.strip():
            answered |= asked
    return tuple(again)
