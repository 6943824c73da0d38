"""People are counted, not mentions."""

from dataclasses import dataclass, field

from hamdel.studies.rules.counting import at_odds, by_theme, counted_by, people_of, settled


@dataclass(frozen=True)
class Quote:
    participant_id: int | None
    kind: str = "said"
    tone: str = ""
    session_id: int = 1
    observer: str = "سارا"
    touchpoint: str = ""
    codings: dict[str, frozenset[int]] = field(default_factory=dict)


def coded(**by: set[int]) -> dict[str, frozenset[int]]:
    return {name: frozenset(themes) for name, themes in by.items()}


def test_who_says_it_ten_times_is_one() -> None:
    quotes = [Quote(1)] * 10 + [Quote(2), Quote(2, "seen"), Quote(3, "seen"), Quote(None, "seen")]
    people = people_of(quotes)
    assert [set(people.said), set(people.seen), set(people.both)] == [{1, 2}, {2, 3}, {2}]
    assert len(people.all) == 3
    assert counted_by(quotes, lambda one: one.kind) == {"said": 2, "seen": 2}


def test_a_theme_stands_if_half_of_the_coders_chose_it() -> None:
    assert settled(coded(a={1, 2}, b={1})) == {1, 2}
    assert settled(coded(a={1}, b=set(), c=set())) == frozenset()
    assert settled({}) == frozenset()
    one, other = Quote(1, codings=coded(a={1})), Quote(2, codings=coded(a={1, 2}))
    assert by_theme([one, other]) == {1: [one, other], 2: [other]}


def test_words_and_doings_that_point_opposite_ways() -> None:
    said, seen = Quote(1, "said", "positive"), Quote(1, "seen", "negative")
    others = [Quote(2, "said", "positive"), Quote(3, "seen", "negative"), Quote(1, "said", "")]
    (found,) = at_odds([said, seen, *others])
    assert (found.participant_id, found.said, found.seen) == (1, (said,), (seen,))
    assert at_odds(others) == []
