"""Gentle marks on a reply before it is sent.

What blames, what is cold, what nobody outside understands, and what is missing: that they were heard, and
what comes next. It advises; it never keeps anybody from sending.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Final, Literal

MarkKind = Literal["blaming", "cold", "jargon", "no_acknowledgement", "no_next_step"]
LEXICAL: Final = ("blaming", "cold", "jargon")
MOST: Final = 6  # marks at once: more help nobody
_LONGEST: Final = 5_000  # characters that are looked at
_FEW_WORDS: Final = 4  # «سلام» needs no next step
_SAME: Final = str.maketrans(
    {"ي": "ی", "ك": "ک", "\u200c": " ", "\u2019": "'", "أ": "ا", "ً": " ", "ٔ": " "}
)
_HEARD: Final = re.compile(
    r"متاسف|متأسف|عذر|پوزش|ببخش|شرمنده|حق دارید|حق با شما|حق داشتید|درک می|می ?فهم|متوجهم|متوجه ناراحتی|ناراحتی (?:شما|تان)|"
    r"سخت بوده|نگرانی (?:شما|تان)|ممنون که (?:گفتید|خبر|اطلاع)|سپاس که|دلخوری|آزاردهنده|ناخوشایند|شنیدم|می ?شنوم|"
    r"sorry|apolog|understand|i see why|you're right|you are right|frustrat|upset|that must|thank(?:s| you) for (?:telling|letting|bringing|your patience)"
    r"|i hear you|disappoint|inconvenien|regret",
    re.IGNORECASE,
)
_NEXT: Final = re.compile(
    r"خبر می|اطلاع می|تماس می|زنگ می|پیگیری? (?:می|هستم|هستیم|می شوم)|بررسی می|ارسال می|می ?فرست|واریز (?:می|خواهد)|خواه(?:م|یم|د) |"
    r"می ?شود|میشه|تا (?:فردا|امروز|ساعت|شنبه|یکشنبه|دوشنبه|سه|چهار|پنج|جمعه|پایان|آخر|نیم|یک|دو|\d|[۰-۹])|ظرف |همین الان|همین حالا|"
    r"لطفا|بفرمایید|بفرستید|بزنید|وارد کنید|انتخاب کنید|ارسال کنید|می ?توانید|کافی است|روی این|این لینک|این نشانی|"
    r"(?:شد|شده است|شده|کردم|کردیم|دادم|دادیم|فرستادم|فرستادیم|گرفتم|گرفتیم)[.!،\s]*$|شد[.،؛ ]|[؟?]|https?://|"
    r"\bi'?ll\b|\bwe'?ll\b|\bwill\b|going to|please|you can|here is|here's|within|by (?:tomorrow|today|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|the end|\d)|has been (?!denied)|have (?:sent|refunded|issued|replaced|fixed|arranged|asked|opened|credited|cancelled|changed)"
    r"|\blet me\b|next step|i've|we've|try (?:this|again|the)|is (?:now )?(?:fixed|solved|on its way|done)",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A gentle mark: where (both None: on the whole), what is said there, and what to say instead."""

    kind: MarkKind
    start: int | None = None
    end: int | None = None
    said: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of the lexicon."""

    kind: MarkKind
    words: str
    instead: str


def read_lexicon(text: str, *, onto: Iterable[Phrase] = ()) -> tuple[Phrase, ...]:
    """Read a lexicon file; lines that nobody can read are stepped over. Later lines win, `-` takes out."""
    found = {one.words: one for one in onto}
    for line in text.splitlines():
        taken, rest = line.startswith("-"), line.removeprefix("-")
        parts = rest.split("\t")
        words = _plain(parts[1]).strip() if len(parts) > 1 else ""
        if taken:
            found.pop(words or _plain(rest).strip(), None)
        elif parts[0] in LEXICAL and words:
            kind: MarkKind = parts[0]  # type: ignore[assignment] # one of LEXICAL
            found[words] = Phrase(kind, words, parts[2].strip() if len(parts) > 2 else "")  # noqa: PLR2004
    return tuple(found.values())


def shipped_lexicon() -> tuple[Phrase, ...]:
    """The lexicon that comes with Hamdel."""
    return read_lexicon(files(__package__).joinpath("empathy.tsv").read_text(encoding="utf-8"))


class Empathy:
    """Reads replies by a lexicon, compiled once."""

    def __init__(self, lexicon: Sequence[Phrase]) -> None:
        self._by_words = {one.words.removesuffix("*"): one for one in lexicon}
        parts = sorted((_pattern(one) for one in lexicon), key=len, reverse=True)
        whole = "|".join(parts)
        self._phrases = re.compile(rf"(?<!\w)(?:{whole})" if whole else r"(?!)")

    def marks(self, reply: str, *, unhappy: bool = False, waits: bool = False) -> tuple[Mark, ...]:
        """The marks on a reply, in the order of the text, those on the whole last; six at most.

        `unhappy`: what the customer wrote last was; `waits`: they wait for something to happen.
        """
        plain = _plain(reply[:_LONGEST])
        found = list(self._said(reply, plain))
        if unhappy and len(plain.split()) >= _FEW_WORDS and not _HEARD.search(plain):
            found.append(Mark(kind="no_acknowledgement"))
        if waits and len(plain.split()) >= _FEW_WORDS and not _NEXT.search(plain):
            found.append(Mark(kind="no_next_step"))
        return tuple(found[:MOST])

    def _said(self, reply: str, plain: str) -> Iterator[Mark]:
        for hit in self._phrases.finditer(plain):
            phrase = self._phrase(hit[0])
            if phrase is None or (phrase.kind == "jargon" and _explained(plain, hit.end())):
                continue
            yield Mark(
                kind=phrase.kind,
                start=hit.start(),
                end=hit.end(),
                said=reply[hit.start() : hit.end()],
                instead=phrase.instead,
            )

    def _phrase(self, said: str) -> Phrase | None:
        words = " ".join(said.split())
        exact = self._by_words.get(words)
        if exact is not None:
            return exact
        begun = (one for key, one in self._by_words.items() if words.startswith(key))
        return max(begun, key=lambda one: len(one.words), default=None)


def _plain(text: str) -> str:
    """The text letter for letter as long as it was, in one spelling and small letters."""
    same = text.translate(_SAME)
    low = same.lower()
    return low if len(low) == len(same) else same


def _pattern(one: Phrase) -> str:
    words = r"\s+".join(re.escape(word) for word in one.words.removesuffix("*").split())
    return words + (r"\w*" if one.words.endswith("*") else r"(?!\w)")


def _explained(plain: str, end: int) -> bool:
    """Whether a word of the trade is explained right behind it, in brackets or after a dash."""
    return re.match(r"\s*(?:\(|«|یعنی|,? (?:that is|meaning)|:)", plain[end:]) is not None
