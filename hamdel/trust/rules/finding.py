"""A promise in an agent's own sentence: «تا فردا ساعت ۴ تماس می‌گیرم», "we'll ship it by Monday".

It is one where somebody of the company says that it will do something, and by when. What is asked, hoped,
conditional, told of the past or of others, or the rule in general, is none: better one missed than one
that nobody gave.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from hamdel.language.normalize import normalize

from .clock import Hours
from .due_words import Due, due_said

MOST: Final = 3
_LONGEST: Final = 400  # characters of a sentence that is looked at
_SENTENCE: Final = re.compile(
    r"(?:[^.!?؟؛;\n]|[.](?=\S)|(?<=\b[apAP]\.[mM])[.](?!\s*\n))+[.!?؟؛;]*"
)
_CLAUSE: Final = re.compile(r"[،,:]|(?<!\w)(?:ولی|اما|لیکن|but|however|so)(?!\w)")
_MI: Final = r"(?<!\w)(?:می|بر\s?می)[\u200c ]?"

# Said of themselves: any first person of the present or future, but for verbs that promise nothing.
_IDLE_FA: Final = r"(?:توان|تون|خوا(?:ه|ست)?|دان|دون|فهم|مان|مون|شو|شناس|بین|پرس|ترس|رو|گوی|گو|گفت|کرد|کوش|گذار|پذیر)"
_I_DO_FA: Final = re.compile(
    rf"{_MI}(?!{_IDLE_FA}(?:م|یم)(?!\w))[\u0600-\u06ff]{{1,10}}?(?:م|یم)(?:\s?(?:ت|تان|تون|شان))?(?!\w)"
    r"|(?<!\w)خواه(?:م|یم)\s(?!توانست|خواست|ماند|بود|شد|دانست)[\u0600-\u06ff]+"
)
_DONE_FA: Final = re.compile(
    r"(?<!\w)(?:ارسال|واریز|انجام|پرداخت|تحویل|حل|بررسی|اصلاح|تعویض|فعال|وصل|برقرار|ثبت|پیگیری|آماده|تعمیر|"
    r"نصب|صادر|بازگردانده|برگردانده|فرستاده|گرفته|داده|اعزام|مرجوع|تسویه|شارژ|رسیدگی|برطرف|رفع|اطلاع[‌ ]رسانی)"
    r"\s(?:می[\u200c ]?(?:شود|شه|گردد|شوند)|خواهد (?:شد|گردید)|خواهند شد)(?!\w)"
    r"|(?<!\w)(?:دست(?:تان|تون| شما)|به شما|حساب(?:تان|تون| شما))\s[\u0600-\u06ff\s]{0,20}"
    r"(?:می[\u200c ]?(?:رسد|رسه|نشیند|آید)|خواهد (?:رسید|نشست))"
    r"|می[\u200c ]?(?:رسد|رسه)\s(?:به\s)?دست(?:تان|تون| شما)"
)
_OTHERS_FA: Final = re.compile(
    r"(?<!\w)(?:همکار(?:م|ان|مان|مون|انم|انمان)?|کارشناس(?:ان)?|تیم|واحد|مدیر|پیک|تکنسین|نماینده|سرپرست|پشتیبانی|مامور|مأمور)"
    r"(?!\w)[^؟?]{0,60}"
    r"(?:می[\u200c ]?(?:گیر|زن|ده|د|کن|فرست|آی|آور|رس|رسان)(?:د|ند|ه|ن)(?!\w)|خواه(?:د|ند)\s(?!بود|شد)[\u0600-\u06ff]+)"
)
_PLANNED_FA: Final = re.compile(
    r"(?<!\w)(?:قرار است|قراره|قول می[\u200c ]?ده(?:م|یم)|قول می[\u200c ]?د(?:م|یم))(?!\w)"
)
_I_DO_EN: Final = re.compile(
    r"\b(?:i|we)(?:'ll| will| shall|'m going to| am going to|'re going to| are going to)\s+"
    r"(?:(?:definitely|certainly|surely|personally|then|also|now|both|make sure|ensure)\s+)*"
    r"(?!not\b|never\b|try\b|need\b|have to\b|see if\b|wait\b|miss\b|be (?!in touch|back to you|back with|calling"
    r"|sending|able to send|contacting|shipping|refunding|emailing)|do my best|do our best|hope|want|assume|know|understand)\w+"
    r"|\b(?:i|we) (?:do )?promise\b|\b(?:i|we)(?:'m| am|'re| are) (?:calling|sending|shipping|refunding|emailing|replacing) "
)
_DONE_EN: Final = re.compile(
    r"\b(?:will|'ll) (?:\w+ly )?be (?:sent|shipped|refunded|delivered|credited|fixed|resolved|solved|processed|replaced"
    r"|returned|activated|ready|with you|paid|transferred|dispatched|repaired|restored|answered|called|contacted|issued)\b"
    r"|\byou(?:'ll| will) (?:receive|get|hear|have (?:it|the|your|an?))\b"
    r"|\b(?:my|our|the|a|an|another) (?:\w+ )?(?:colleagues?|team|manager|courier|engineer|technician|specialist|supervisor"
    r"|expert|agent)(?:'ll| will)\s(?!not\b|never\b|be (?:away|closed|out|off))\w+"
    r"|\b(?:someone|somebody)(?: from \w+(?: \w+)?)?(?:'ll| will)\s(?!not\b)\w+"
    r"|\b(?:it|(?:your|the) [\w ]{2,30})(?:'ll| will) (?:arrive|reach you|ship|go out)\b"
)
_NO_FA: Final = re.compile(
    r"(?<!\w)(?:اگر|اگه|چنانچه|درصورتی|در صورت|مگر|شاید|احتمالا|احتمال|سعی|تلاش|امیدوار\w*|کاش|ممکن|ممکنه|گویا|ظاهرا|"
    r"معمولا|اغلب|همیشه|همواره|هر روز|هر هفته|هر ماه|گاهی|قرار بود|گفت\w*|گفته\w*|فرمود\w*|نوشت\w*|پرسید\w*|فکر می|گمان|"
    r"حدس|به نظر|بعید|لطفا|خواهشمند\w*|می[\u200c ]?خواستم|می[\u200c ]?کردم|آیا|چطور|چرا|کی|باید|نباید|شما می[\u200c ]?توانید|کاش)(?!\w)"
    r"|(?<!\w)ن(?:می|خواه)|(?<!\w)متاسفانه[^،,]*(?:نشد|نیست|نداریم)|(?<!\w)منتظر"
)
_NO_EN: Final = re.compile(
    r"\b(?:if|unless|whether|provided|maybe|perhaps|probably|possibly|might|may|could|should|hopefully|hope|try|trying|usually"
    r"|normally|typically|generally|often|always|sometimes|every (?:day|week|month)|was supposed|were supposed|would|said|told|asked"
    r"|mentioned|promised|wrote|think|guess|suppose|expect|please|cannot|can't|couldn't|won't|not|never|let me know|"
    r"in case|once you|when you|as soon as you|after you|until you)\b"
)
_IF: Final = re.compile(
    r"(?<!\w)(?:اگر|اگه|چنانچه|وقتی|به محض|(?:پس|بعد) از (?:آن|این)[\u200c ]?که|if|unless|once you|as soon as you"
    r"|when you|after you|until you)(?!\w)"
)
_APOSTROPHE: Final = "\u2019"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPromise:
    """A promise in a text: its words, where they stand, and by when."""

    said: str
    start: int
    end: int
    due: Due


def promises_in(
    text: str, *, now: datetime, hours: Hours | None = None
) -> tuple[FoundPromise, ...]:
    """The promises in what somebody of the company writes to a customer, three at most.

    `now` is aware, in the zone of the wall clock that is meant; `hours` are those in which they work.
    """
    found = []
    for match in _SENTENCE.finditer(text):
        said = match[0].strip()
        if not said or len(said) > _LONGEST or said.endswith(("?", "؟")):
            continue
        due = _due_in(said, now, hours)
        if due is not None:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            found.append(FoundPromise(said=said, start=start, end=start + len(said), due=due))
    return tuple(found[:MOST])


def _due_in(said: str, now: datetime, hours: Hours | None) -> Due | None:
    whole = _spelled(said)
    if not _commits(whole) or _IF.search(whole):
        return None
    clauses = [*_clauses(whole), whole]
    for clause in clauses:
        if _commits(clause) and not _NO_FA.search(clause) and not _NO_EN.search(clause):
            due = due_said(clause, now=now, hours=hours)
            if due is not None:
                return due
    return None


def _clauses(whole: str) -> Iterator[str]:
    parts = [one.strip() for one in _CLAUSE.split(whole)]
    return (one for one in parts if one) if len(parts) > 1 else iter(())


def _commits(said: str) -> bool:
    """Whether somebody of the company says that something will be done."""
    ways = (_I_DO_FA, _DONE_FA, _OTHERS_FA, _PLANNED_FA, _I_DO_EN, _DONE_EN)
    return any(way.search(said) for way in ways)


def _spelled(said: str) -> str:
    """One spelling for all: normalized, small letters, straight apostrophes, no ezafe signs."""
    return (
        normalize(said)
        .lower()
        .replace(_APOSTROPHE, "'")
        .replace("هٔ", "ه")
        .replace("ً", "")
        .replace("أ", "ا")
    )
