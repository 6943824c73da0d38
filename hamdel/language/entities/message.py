"""One message as the readers share it: its words, the numbers among them, what is taken."""

from collections.abc import Iterator
from datetime import date

from ..number_reading import Reading, read_number
from ..number_vocabulary import JOINERS, NUMBER_WORDS, PARTS
from ..which import Language, which_language
from .entity import Entity, Kind, Value
from .tokens import Tokens
from .word_sets import words

# After them «ده» and «دی» are verbs: می‌ده, نمی ده.
_VERB_PREFIXES = words("می نمی mi nemi")
# Signs that part digits of a code; words beside them count nothing.
_COUNTED_BY_ITSELF = {"hundred", "ten", "teen"}
_NEAR = 7
_CODE_SIGNS = {"-", "_", "#"}


class Message:
    """The words of a message and what the readers have found in it so far."""

    __slots__ = (
        "_beginning",
        "_ending",
        "_language",
        "_mentioned",
        "_used",
        "readings",
        "reference",
        "tokens",
        "vocabulary",
    )

    def __init__(self, tokens: Tokens, *, reference: date) -> None:
        """Take the words, and the day from which relative days count."""
        self.tokens = tokens
        self.reference = reference
        self.vocabulary = frozenset(tokens.words)
        self.readings = list(_readings(tokens))
        self._ending = {one.end: one for one in self.readings}
        self._beginning = {one.start: one for one in self.readings}
        self._used = bytearray(len(tokens))
        self._language: Language | None = None
        self._mentioned: dict[int, bool] = {}

    def mentions(self, known: frozenset[str]) -> bool:
        """Tell whether any of the `known` words, a constant of its reader, is in the message."""
        if id(known) not in self._mentioned:
            self._mentioned[id(known)] = not self.vocabulary.isdisjoint(known)
        return self._mentioned[id(known)]

    @property
    def language(self) -> Language:
        """The language of the whole message, found when it is first asked for."""
        if self._language is None:
            self._language = which_language(self.tokens.text)
        return self._language

    def free(self, first: int, last: int) -> bool:
        """Tell whether no reader has taken a word from `first` to `last`."""
        return not any(self._used[first : last + 1])

    def take(
        self,
        kind: Kind,
        value: Value,
        first: int,
        last: int,
        *,
        cut: int = 0,
        others: tuple[Value, ...] = (),
    ) -> Entity:
        """Take the words from `first` to `last` as an entity without its last `cut` letters."""
        self._used[first : last + 1] = b"\x01" * (last + 1 - first)
        start, end = self.tokens.starts[first], self.tokens.ends[last] - cut
        surface = self.tokens.text[start:end]
        return Entity(kind, value, start, end, surface, bool(others), others)

    def leave(self, first: int, last: int) -> None:
        """Let no reader take the words from `first` to `last`: they mean nothing that is found."""
        self._used[first : last + 1] = b"\x01" * (last + 1 - first)

    def reading_before(self, at: int) -> Reading | None:
        """Return the number that ends right before the word `at`."""
        return self._ending.get(at)

    def reading_at(self, at: int) -> Reading | None:
        """Return the number that begins with the word `at`."""
        return self._beginning.get(at)


def _readings(tokens: Tokens) -> Iterator[Reading]:
    at, size = 0, len(tokens)
    said = tokens.words
    while at < size:
        word = said[at]
        if word == "یه" and _an(tokens, at):
            at += 1
            continue
        if (word[0].isdigit() or word in NUMBER_WORDS or word in PARTS) and _counts(tokens, at):
            reading = read_number(said, at)
            if reading is not None:
                yield reading
                at = reading.end
                continue
        at += 1


def _an(tokens: Tokens, at: int) -> bool:
    """«یه صد هزار تومنی دادم»: an article, no number."""
    after = NUMBER_WORDS.get(tokens.word(at + 1))
    return after is not None and after.size in _COUNTED_BY_ITSELF


def _counts(tokens: Tokens, at: int) -> bool:
    """Tell whether the word may begin a number: no part of another word and of no code."""
    before = tokens.word(at - 1)
    if before in _VERB_PREFIXES or _another_sense(tokens, at):
        return False
    if not tokens.joined(at) or before in JOINERS:
        return True
    if tokens.word(at)[0].isdigit():
        latin = before.isascii() and before.isalpha()
        coded = before in _CODE_SIGNS and tokens.glued(at - 1) and tokens.word(at - 2).isalpha()
        # After «:» they are the minutes of a clock.
        clock = before == ":" and tokens.word(at - 2).isdecimal()
        return not (latin or coded or clock)
    return not before.isalpha() or before in NUMBER_WORDS or before == "چند"


def _another_sense(tokens: Tokens, at: int) -> bool:
    """«نه روز داریم نه شب» is neither, not nine; «اون یکی» is the other, «یکی دو روز» counts."""
    word = tokens.words[at]
    if word == "ye" and tokens.word(at - 1) == "-":
        return tokens.glued(at)  # "bache-ye 4 sale"
    if word == "نه":
        around = (*tokens.words[max(0, at - _NEAR) : at], *tokens.words[at + 1 : at + _NEAR])
        return "نه" in around
    return word == "یکی" and tokens.word(at + 1) != "دو"
