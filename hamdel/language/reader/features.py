"""The features of a message, the same when models are made and when they read.

A feature is a string; its first letter is its family. A word's own features (`WordFeatures`) hang
on nothing around it, so they are found once and remembered. Families: `w` word, `c` group of
letters, `k` and `s` consonants and groups of them, `@` idea; of two words `b`, of two ideas `p`;
`m` of the whole message, `f` and `l` of how it begins and ends.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from .faces import faces_of
from .folding import fold_word
from .lexicon import NEGATED, lexicon
from .skeleton import skeleton
from .tokens import Token, tokens

_PREFIXES = {"می", "نمی", "مي", "نمي", "mi", "nemi", "nmi"}
_SHORTEST, _LONGEST = 2, 5
_SOUNDS = (3, 4)
_LONGEST_WORD = 40
_NEAR = 3
_MOST_PAIRS = 150


class WordFeatures(NamedTuple):
    """What one word gives: its key in pairs of words, its features, its ideas."""

    key: str
    own: tuple[str, ...]
    letters: tuple[str, ...]
    ideas: tuple[str, ...]


class Place(NamedTuple):
    """A word with its place in the text."""

    start: int
    end: int
    typed: str
    word: WordFeatures


@lru_cache(maxsize=30_000)
def word_features(typed: str, sort: str, tongue: str) -> WordFeatures:
    """Return the features of a token; `tongue` is "en" in an English message."""
    if sort == "number":
        digits = sum(char.isdecimal() for char in typed)
        return WordFeatures("#", (f"w#{min(digits, 11)}", "w#"), (), ("#",))
    if sort in {"address", "code"}:
        return WordFeatures(f"#{sort}", (f"w#{sort}",), (), (f"#{sort}",))
    if sort in {"mark", "face"}:
        return _of_mark(typed)
    folded = fold_word(typed[:_LONGEST_WORD])
    english = tongue == "en"
    if english:
        folded = folded.replace("'", "")
    ideas = lexicon().ideas_of(folded, english=english)
    own = [f"w{folded}", *(f"@{idea}" for idea in ideas)]
    if not english:
        sounds = skeleton(folded)
        own.append(f"k{sounds}")
        own += [f"s{group}" for group in _groups(f"^{sounds}$", _SOUNDS)]
    letters = [f"c{group}" for group in _groups(f" {folded} ", range(_SHORTEST, _LONGEST + 1))]
    return WordFeatures(folded, tuple(own), tuple(letters), ideas)


def _of_mark(typed: str) -> WordFeatures:
    faces = faces_of(typed)
    if faces:
        return WordFeatures(faces[0], tuple(f"w{face}" for face in faces), (), tuple(faces))
    shape = "…" if typed[0] in ".…" else "".join(sorted(set(typed.replace("؟", "?"))))
    long = [f"w{shape}{shape}"] if len(typed) > 1 else []
    return WordFeatures(shape, (f"w{shape}", *long), (), (shape,))


def _groups(text: str, sizes: Sequence[int]) -> Iterator[str]:
    for size in sizes:
        for start in range(len(text) - size + 1):
            yield text[start : start + size]


def places(text: str, *, english: bool) -> list[Place]:
    """Return the words of `text` with their features; «می» typed apart belongs to its verb."""
    tongue = "en" if english else "fa"
    return [
        Place(start, end, typed, word_features(typed, sort, tongue))
        for start, end, typed, sort in _joined(tokens(text))
    ]


def _joined(found: Iterator[Token]) -> Iterator[Token]:
    waiting: Token | None = None
    for token in found:
        if waiting is None:
            if token.typed in _PREFIXES:
                waiting = token
            else:
                yield token
        elif token.sort == "word":
            yield Token(waiting.start, token.end, waiting.typed + token.typed, "word")
            waiting = None
        else:
            yield waiting
            yield token
            waiting = None
    if waiting:
        yield waiting


def pairs_of(words: Sequence[Place]) -> Iterator[tuple[str, int, int]]:
    """Yield each feature of two words with the indices of the words."""
    for index in range(len(words) - 1):
        yield f"b{words[index].word.key} {words[index + 1].word.key}", index, index + 1
    meaning = [index for index, place in enumerate(words) if place.word.ideas]
    left = _MOST_PAIRS
    for order, first in enumerate(meaning):
        for second in meaning[order + 1 : order + 1 + _NEAR]:
            for one in words[first].word.ideas:
                for other in words[second].word.ideas:
                    left -= 1
                    if left < 0:
                        return
                    yield f"p{one} {other}", first, second


def shape_of(text: str, words: Sequence[Place]) -> list[str]:
    """Return the features of the message as a whole."""
    count = len(words)
    capitals = sum(char.isupper() for char in text)
    found = [f"mlong{min(count, 4) if count < 5 else 5 + min(count // 8, 5)}"]  # noqa: PLR2004
    asks = text.count("?") + text.count("؟")
    found += [f"mask{min(asks, 3)}", f"mcry{min(text.count('!'), 3)}"]
    if capitals > 4 and capitals * 2 > sum(char.isalpha() for char in text):  # noqa: PLR2004
        found.append("mcapitals")
    if text.rstrip().endswith(("?", "؟")):
        found.append("mendsasking")
    negated = sum(
        idea.endswith(NEGATED) or idea == "not" for place in words for idea in place.word.ideas
    )
    found.append(f"mnot{min(negated, 3)}")
    for name, end in (("f", words[:2]), ("l", words[-3:])):
        found += [f"{name}{place.word.key}" for place in end]
        found += [f"{name}@{idea}" for place in end for idea in place.word.ideas]
    return found
