"""Questions about quotes, themes, and what was done to the codebook."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Q

from ..contracts import DeedFacts, NoSuch, QuoteFacts, ThemeFacts
from ..models import Coded, Coding, Deed, Quote, Theme


def themes(study_id: int) -> list[ThemeFacts]:
    """The codebook of a study, by name."""
    rows = Theme.objects.filter(study_id=study_id, removed_at=None).order_by("name", "pk")
    return [ThemeFacts(id=row.pk, name=row.name, about=row.about) for row in rows]


def quotes(
    study_id: int,
    *,
    after: tuple[datetime, int] | None = None,
    limit: int | None = None,
    only: int | None = None,
    of_notes: Collection[int] | None = None,
) -> list[QuoteFacts]:
    """The quotes of a study, or of some of its notes, with who chose which themes, as they were taken."""
    rows = Quote.objects.filter(note__session__study_id=study_id)
    if only is not None:
        rows = rows.filter(pk=only)
    if of_notes is not None:
        rows = rows.filter(note__in=of_notes)
    if after is not None:
        at, pk = after
        rows = rows.filter(Q(made_at__gt=at) | Q(made_at=at, pk__gt=pk))
    # Values, not rows: the report reads every quote of a study.
    values = rows.order_by("made_at", "pk").values_list(
        "pk", "note_id", "note__session_id", "note__participant_id", "note__participant__number",
        "note__observer_name", "note__kind", "text", "note__mark", "touchpoint__key", "tone", "made_at",
    )  # fmt: skip
    found = list(values if limit is None else values[:limit])
    chosen, names = _codings([row[0] for row in found])
    return [_quote(row, chosen.get(row[0], {}), names) for row in found]


def count_quotes(study_id: int, *, who: str) -> tuple[int, int]:
    """How many quotes a study has, and how many of them a coder has judged."""
    mine = Quote.objects.filter(note__session__study_id=study_id)
    judged = Coding.objects.filter(quote__in=mine, coder_who=who)
    return mine.count(), judged.count()


def quote(quote_id: int) -> QuoteFacts:
    """One quote. Raises NoSuch."""
    study_id = (
        Quote.objects.filter(pk=quote_id).values_list("note__session__study_id", flat=True).first()
    )
    if study_id is None:
        raise NoSuch(f"there is no quote {quote_id}")
    return quotes(study_id, only=quote_id)[0]


def study_of_quote(quote_id: int) -> int:
    """The study that a quote is of. Raises NoSuch."""
    found = Quote.objects.filter(pk=quote_id).values_list("note__session__study_id", flat=True)
    study_id = found.first()
    if study_id is None:
        raise NoSuch(f"there is no quote {quote_id}")
    return int(study_id)


def deeds(study_id: int, *, limit: int = 10) -> list[DeedFacts]:
    """What was merged and split and not taken back, the newest first: only the first can be taken back."""
    rows = Deed.objects.filter(study_id=study_id, undone_at=None).select_related("theme", "other")
    return [
        DeedFacts(
            id=row.pk,
            what=row.what,
            theme=row.theme.name,
            other=row.other.name,
            quotes=len(row.went),
            at=row.at,
            by=row.by,
        )
        for row in rows.order_by("-pk")[:limit]
    ]


def _codings(ids: list[int]) -> tuple[dict[int, dict[str, frozenset[int]]], dict[str, str]]:
    """Of each quote its coders with the themes they chose; and the coders' names."""
    names: dict[str, str] = {}
    found: dict[int, dict[str, frozenset[int]]] = {}
    where: dict[int, tuple[int, str]] = {}
    for pk, quote_id, who, name in (
        Coding.objects.filter(quote__in=ids)
        .order_by("at", "pk")
        .values_list("pk", "quote_id", "coder_who", "coder_name")
    ):
        where[pk], names[who] = (quote_id, who), name
        found.setdefault(quote_id, {})[who] = frozenset()
    pairs = Coded.objects.filter(coding__quote__in=ids).values_list("coding_id", "theme_id")
    for coding, theme in pairs:
        quote_id, who = where[coding]
        found[quote_id][who] |= {theme}
    return found, names


def _quote(
    row: tuple[Any, ...], codings: dict[str, frozenset[int]], names: dict[str, str]
) -> QuoteFacts:
    pk, note, talk, person, number, observer, kind, text, mark, touchpoint, tone, at = row
    return QuoteFacts(
        id=pk,
        note_id=note,
        session_id=talk,
        participant_id=person,
        participant="" if number is None else f"P{number}",
        observer=observer,
        kind=kind,
        text=text,
        mark=mark,
        touchpoint=touchpoint or "",
        tone=tone,
        made_at=at,
        codings=codings,
        coders={who: names[who] for who in codings},
    )
