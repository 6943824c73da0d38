"""What words are about: ideas that stand behind many words of three languages.

The lists in `ideas/` name some two hundred ideas (a courier, money given back, a promise) with
the Persian, Finglish and English words for each. A word may be in several. Persian verbs are
found in all of their forms, and `~` is put behind an idea whose verb is negated.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .folding import fold_word
from .skeleton import skeleton

_LISTS = Path(__file__).parent / "ideas"
NEGATED = "~"

_ENDING = re.compile(
    r"(?:ها|ا|گان)?(?:ی|یی|ای)?(?:م|ت|ش|مون|تون|شون|مان|تان|شان|ام|ات|اش|امون|اتون|اشون)?"
    r"(?:و|رو|را|ه|ست|است|س|ین|ید|یم|ن|ند|اند|هم)?"
)
_PAST_ENDING = re.compile(
    r"(?:ه?ا?(?:م|ی|یم|ید|ین|ند|ن)|ه|هاست|هس|هست|هبود|هبودم|هبودین|هبودید|)(?:ش|شون|مون|ت|تون|و)?"
)
_PRESENT_ENDING = re.compile(r"(?:م|ی|ه|د|ت|یم|ید|ین|ند|ن|)(?:ش|شون|مون|تون|و)?")
_LATIN_ENDING = re.compile(
    r"(?:ha|a|haye?|aye)?(?:am|em|m|at|et|t|ash|esh|sh|[aeo]?m[ou]+n|[aeo]?t[ou]+n|[aeo]?sh[ou]+n|[mt]an|shan)?"
    r"(?:o|ro|ra|e|ye|i|im|in|id|an|and|ast|hast)?"
)
_ENGLISH_ENDING = re.compile(r"(?:s|es|d|ed|ing|er|ers|ly|y|n't|'s|'d|'ve|'ll)?")
# Prefixes of verbs; those of negation first, the longest first.
_PREFIXES = (
    ("نمی", True),
    ("می", False),
    ("نی", True),
    ("بی", False),
    ("ن", True),
    ("ب", False),
    ("", False),
)
# «بر» and «در» stand before the prefix: «برنگشت», «برنمی‌گرده».
_PREVERB = re.compile(r"(بر|در|وا)(نمی|می|ن)(?=..)")
_SHORT_STEM = 2
_SURE_SKELETON = 3
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one language: whole ones, and beginnings that stand for any ending."""

    whole: Mapping[str, tuple[str, ...]]
    begun: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The ideas by word."""

    persian: _Words
    finglish: _Words
    english: _Words
    skeletons: Mapping[str, tuple[str, ...]]
    past: Mapping[str, tuple[str, ...]]
    present: Mapping[str, tuple[str, ...]]
    deeds: frozenset[str]

    def ideas_of(self, word: str, *, english: bool) -> tuple[str, ...]:
        """Return the ideas behind a folded word of a message that is in English or is not."""
        if len(word) > _LONGEST:
            return ()
        if not word.isascii():
            found = [*_matches(self.persian, word, _ENDING), *self._verbs(word)]
            if not found and (parted := _PREVERB.match(word)):
                found = [
                    idea + NEGATED * parted[2].startswith("ن")
                    for idea in self._verbs(parted[1] + word[parted.end() :])
                ]
        elif english:
            found = [*_matches(self.english, word, _ENGLISH_ENDING)]
        else:
            found = [*_matches(self.finglish, word, _LATIN_ENDING), *self._sounding(word)]
            if word.startswith("n"):
                found = [idea + NEGATED * (idea in self.deeds) for idea in found]
            found = found or [*_matches(self.english, word, _ENGLISH_ENDING)]
        return tuple(dict.fromkeys(found))

    def _verbs(self, word: str) -> Iterator[str]:
        for prefix, negated in _PREFIXES:
            if not word.startswith(prefix):
                continue
            rest = word[len(prefix) :]
            for size in range(len(rest), 0, -1):
                stem, ending = rest[:size], rest[size:]
                if size < _SHORT_STEM and not prefix:
                    break
                ideas = [
                    *(self.past.get(stem, ()) if _PAST_ENDING.fullmatch(ending) else ()),
                    *(self.present.get(stem, ()) if _is_present(prefix, stem, ending) else ()),
                ]
                if ideas:
                    yield from (idea + NEGATED * negated for idea in ideas)
                    return

    def _sounding(self, word: str) -> Iterator[str]:
        """Persian words by their consonants, where these are enough to tell."""
        for size in range(len(word), _SURE_SKELETON, -1):
            if _LATIN_ENDING.fullmatch(word[size:]):
                found = self.skeletons.get(skeleton(word[:size]))
                if found:
                    yield from found
                    return


def _is_present(prefix: str, stem: str, ending: str) -> bool:
    return bool(prefix or len(stem) > _SHORT_STEM) and bool(_PRESENT_ENDING.fullmatch(ending))


def _matches(words: _Words, word: str, endings: re.Pattern[str]) -> Iterator[str]:
    for size in range(len(word), 1, -1):
        stem = word[:size]
        if size == len(word) or (size > _SHORT_STEM and endings.fullmatch(word[size:])):
            found = words.whole.get(stem)
            if found:
                yield from found
                break
    for size in range(len(word), 1, -1):
        found = words.begun.get(word[:size])
        if found:
            yield from found
            break


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read once."""
    tables: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for idea, tongue, word in _entries():
        if tongue == "fa" and "/" in word:
            past, present = word.split("/")
            tables["past"][past].append(idea)
            tables["present"][present].append(idea)
        elif word.endswith("*"):
            tables[f"{tongue}*"][word[:-1]].append(idea)
        else:
            tables[tongue][word].append(idea)
            sounds = skeleton(word) if tongue == "fa" else ""
            if len(sounds.replace("A", "")) >= _SURE_SKELETON:
                tables["skeletons"][sounds].append(idea)
    kept = {
        name: {word: tuple(dict.fromkeys(all_)) for word, all_ in table.items()}
        for name, table in tables.items()
    }
    persian, finglish, english = (
        _Words(kept.get(tongue, {}), kept.get(f"{tongue}*", {})) for tongue in ("fa", "fi", "en")
    )
    return Lexicon(
        persian=persian,
        finglish=finglish,
        english=english,
        skeletons=kept["skeletons"],
        past=kept["past"],
        present=kept["present"],
        deeds=frozenset(idea for ideas in kept["past"].values() for idea in ideas),
    )


def _entries() -> Iterator[tuple[str, str, str]]:
    """Yield (idea, language, word), words folded as the models fold them."""
    idea = ""
    for path in sorted(_LISTS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("@"):
                idea = line[1:].strip()
            elif line and not line.startswith("#"):
                tongue, *words = line.split()
                for word in words:
                    yield idea, tongue, "/".join(fold_word(part) for part in word.split("/"))
