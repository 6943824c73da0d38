"""What is written in answers, against the time before: phrases that come up and go down, with quotes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hamdel.interactions.public import moments_by_id
from hamdel.language.themes import Theme, find_themes

from .queries.results_rows import comments
from .rules.spans import Span

MOST: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeShown:
    """A phrase: in how many comments now and before, as a change, with quotes and how they feel."""

    phrase: str
    now: int
    before: int
    change: float | None
    emotion: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Themes:
    """What comes up and what goes down, the surest first; of how many comments."""

    rising: tuple[ThemeShown, ...]
    falling: tuple[ThemeShown, ...]
    read: int
    read_before: int


def themes_of(survey_ids: Collection[int], now: Span, before: Span) -> Themes:
    """Read what was written in a span against the span before it."""
    ours, theirs = comments(survey_ids, now), comments(survey_ids, before)
    texts, earlier = [text for _, text, _ in ours], [text for _, text, _ in theirs]
    rising = find_themes(texts, earlier, most=MOST)
    falling = find_themes(earlier, texts, most=MOST) if texts and earlier else []
    moods = _moods([ours[place][2] for one in rising for place in one.quotes])
    moods |= _moods([theirs[place][2] for one in falling for place in one.quotes])
    return Themes(
        rising=tuple(_shown(one, ours, moods) for one in rising),
        falling=tuple(_shown(one, theirs, moods, turned=True) for one in falling),
        read=len(texts),
        read_before=len(earlier),
    )


def _shown(
    one: Theme,
    said: Sequence[tuple[int, str, int | None]],
    moods: dict[int, str],
    *,
    turned: bool = False,
) -> ThemeShown:
    now, before = (one.background, one.count) if turned else (one.count, one.background)
    felt = [moods[moment] for place in one.quotes if (moment := said[place][2]) in moods]
    return ThemeShown(
        phrase=one.phrase,
        now=now,
        before=before,
        change=(now - before) / before if before else None,
        emotion=max(sorted(set(felt)), key=felt.count) if felt else "",
        quotes=tuple(dict.fromkeys(said[place][1] for place in one.quotes))[:2],
    )


def _moods(interaction_ids: Sequence[int | None]) -> dict[int, str]:
    found = moments_by_id([one for one in interaction_ids if one is not None])
    return {pk: one.emotion for pk, one in found.items() if one.emotion}
