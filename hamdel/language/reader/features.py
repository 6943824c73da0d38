"""The features of a message, the same when models are made and when they read.

A feature is a string; its first letter is its family. A word's own features (`WordFeatures`) hang
on nothing around it, so they are found once and remembered. Families: `w` word, `c` group of
letters, `k` and `s` consonants and groups of them, `@` idea; of two words `b`, of two ideas `p`;
`m` of the whole message, `f` and `l` of how it begins and ends.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .faces import faces_of
from .folding import fold_word
from .lexicon import NEGATED, lexicon
from .negation import turned_round
from .skeleton import skeleton
from .tokens import tokens

_PREFIXES = {"می", "نمی", "مي", "نمي", "mi", "nemi", "nmi"}
_SHORTEST, _LONGEST = 2, 5
_SOUNDS = (3, 4)
_LONGEST_WORD = 40
NEAR = 3
_TURNED = "!"
_CAPITALS = re.compile("[A-Z]")


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """What is remembered of one word, whatever stands around it.

    Words of one `name` have the same features; `key` is what pairs of words know it by; `opens`
    and `closes` are its features near the beginning and the end of a message. `letters` and
    `sounds` are what groups are taken from: see `features_of`.
    """

    name: str
    key: str
    own: tuple[str, ...]
    letters: str
    sounds: str
    ideas: tuple[str, ...]
    opens: tuple[str, ...]
    closes: tuple[str, ...]
    negations: int


# A word with its place in the text: start, end, as typed, features.
Place = tuple[int, int, str, WordFeatures]


def features_of(word: WordFeatures) -> list[str]:
    """Return a word's own features: itself, its ideas, its consonants, groups of letters."""
    found = list(word.own)
    if word.sounds:
        found += [f"s{group}" for group in _groups(f"^{word.sounds}$", _SOUNDS)]
    if word.letters:
        sizes = range(_SHORTEST, _LONGEST + 1)
        found += [f"c{group}" for group in _groups(f" {word.letters} ", sizes)]
    return found


@lru_cache(maxsize=30_000)
def word_features(typed: str, sort: str, tongue: str) -> WordFeatures:
    """Return what is known of a token; `tongue` is "en" in an English message."""
    if sort == "number":
        digits = sum(char.isdecimal() for char in typed)
        size = f"w#{min(digits, 11)}"
        return _word(size, "#", (size, "w#"), ideas=("#",))
    if sort in {"address", "code"}:
        return _word(f"#{sort}", f"#{sort}", (f"w#{sort}",), ideas=(f"#{sort}",))
    if sort in {"mark", "face"}:
        return _of_mark(typed)
    folded = fold_word(typed[:_LONGEST_WORD])
    english = tongue == "en"
    if english:
        folded = folded.replace("'", "")
    ideas = lexicon().ideas_of(folded, english=english)
    own = [f"w{folded}", *(f"@{idea}" for idea in ideas)]
    sounds = "" if english else skeleton(folded)
    if not english:
        own.append(f"k{sounds}")
    return _word(
        f"{tongue} {folded}", folded, tuple(own), ideas=ideas, letters=folded, sounds=sounds
    )


def _of_mark(typed: str) -> WordFeatures:
    faces = faces_of(typed)
    if faces:
        return _word(typed, faces[0], tuple(f"w{face}" for face in faces), ideas=faces)
    shape = "…" if typed[0] in ".…" else "".join(sorted(set(typed.replace("؟", "?"))))
    long = [f"w{shape}{shape}"] if len(typed) > 1 else []
    return _word(f"{shape}{len(long)}", shape, (f"w{shape}", *long), ideas=(shape,))


def _word(
    name: str,
    key: str,
    own: tuple[str, ...],
    *,
    ideas: tuple[str, ...],
    letters: str = "",
    sounds: str = "",
) -> WordFeatures:
    edges = (key, *(f"@{idea}" for idea in ideas))
    return WordFeatures(
        name=name,
        key=key,
        own=own,
        letters=letters,
        sounds=sounds,
        ideas=ideas,
        opens=tuple(f"f{edge}" for edge in edges),
        closes=tuple(f"l{edge}" for edge in edges),
        negations=sum(idea.endswith(NEGATED) or idea == "not" for idea in ideas),
    )


def _groups(text: str, sizes: Sequence[int]) -> Iterator[str]:
    for size in sizes:
        for start in range(len(text) - size + 1):
            yield text[start : start + size]


def places(text: str, *, english: bool) -> list[Place]:
    """Return the words of `text` with their features; «می» typed apart belongs to its verb."""
    tongue = "en" if english else "fa"
    found: list[Place] = []
    prefix = False
    for start, end, typed, sort in tokens(text):
        if prefix and sort == "word":
            first, _, before, _ = found.pop()
            start, typed = first, before + typed  # noqa: PLW2901
        found.append((start, end, typed, word_features(typed, sort, tongue)))
        prefix = typed in _PREFIXES
    known = [(word.key, word.ideas) for _, _, _, word in found]
    for index in turned_round(known, english=english):
        start, end, typed, word = found[index]
        found[index] = (start, end, typed, _turned(word))
    return found


@lru_cache(maxsize=5_000)
def _turned(word: WordFeatures) -> WordFeatures:
    """Return a judging word that a negation turns round: a word of its own, without its letters."""
    if word.name.startswith(_TURNED):
        return word
    return WordFeatures(
        name=f"{_TURNED}{word.name}",
        key=f"{_TURNED}{word.key}",
        own=_turn(word.own),
        letters="",
        sounds="",
        ideas=tuple(f"{_TURNED}{idea}" for idea in word.ideas),
        opens=_turn(word.opens),
        closes=_turn(word.closes),
        negations=word.negations,
    )


def _turn(features: Sequence[str]) -> tuple[str, ...]:
    """Return features with the sign of what is turned round behind their family."""
    return tuple(f"{feature[0]}{_TURNED}{feature[1:]}" for feature in features)


# Of two words: family, what each is, and their indices.
Pair = tuple[str, str, str, int, int]


def ideas_in(words: Sequence[Place]) -> list[tuple[int, tuple[str, ...]]]:
    """Return the words that have ideas: (index, ideas)."""
    return [(index, place[3].ideas) for index, place in enumerate(words) if place[3].ideas]


def pairs_of(words: Sequence[Place]) -> Iterator[Pair]:
    """Yield each word with the next, and each idea with those of the next three words that have any."""
    for index in range(len(words) - 1):
        yield "b", words[index][3].key, words[index + 1][3].key, index, index + 1
    meaning = ideas_in(words)
    for order, (first, ideas) in enumerate(meaning):
        for second, others in meaning[order + 1 : order + 1 + NEAR]:
            for one in ideas:
                for other in others:
                    yield "p", one, other, first, second


def shape_of(text: str, words: Sequence[Place]) -> list[str]:
    """Return the features of the message as a whole."""
    count = len(words)
    asks = text.count("?") + text.count("؟")
    found = [
        f"mlong{min(count, 4) if count < 5 else 5 + min(count // 8, 5)}",  # noqa: PLR2004
        f"mask{min(asks, 3)}",
        f"mcry{min(text.count('!'), 3)}",
        f"mnot{min(sum([place[3].negations for place in words]), 3)}",
    ]
    capitals = len(_CAPITALS.findall(text))
    if capitals > 4 and capitals * 2 > sum(char.isalpha() for char in text):  # noqa: PLR2004
        found.append("mcapitals")
    if text.rstrip().endswith(("?", "؟")):
        found.append("mendsasking")
    for place in words[:2]:
        found += place[3].opens
    for place in words[-3:]:
        found += place[3].closes
    return found
