"""The codebook: themes are added, named, merged and split, and what was done is taken back."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from hamdel.conversations.public import Actor
from hamdel.language.fold import stored

from ..contracts import NoSuch, Refused
from ..models import Coded, Coding, Deed, Study, Theme
from ..rules.codebook import Change, Pair, merge, parted, split

MOST = 200


@transaction.atomic
def add_theme(study_id: int, name: str, *, about: str = "") -> int:
    """Add a theme, or find the one of that name; returns its id. Raises NoSuch, Refused."""
    _hold(study_id)
    called = stored(name).strip()[:80]
    if not called:
        raise Refused(_("Give it a name."), field="name")
    known = Theme.objects.filter(study_id=study_id, name=called, removed_at=None).first()
    if known is not None:
        return known.pk
    if Theme.objects.filter(study_id=study_id, removed_at=None).count() >= MOST:
        raise Refused(_("At most 200 themes."), field="name")
    about = stored(about).strip()[:400]
    return Theme.objects.create(study_id=study_id, name=called, about=about).pk


@transaction.atomic
def rename_theme(study_id: int, theme_id: int, name: str, *, about: str = "") -> None:
    """Name a theme anew. Raises NoSuch, Refused (another has that name)."""
    _hold(study_id)
    row, called = _theme(study_id, theme_id), stored(name).strip()[:80]
    if not called:
        raise Refused(_("Give it a name."), field="name")
    _check_free(study_id, called, but=row.pk)
    row.name, row.about = called, stored(about).strip()[:400]
    row.save(update_fields=["name", "about"])


@transaction.atomic
def merge_themes(study_id: int, *, gone: int, kept: int, by: Actor, now: datetime) -> int:
    """Let one theme become another, in every coder's choice; returns the deed's id. Raises NoSuch, Refused."""
    _hold(study_id)
    if gone == kept:
        raise Refused(_("These are one theme."), field="kept")
    away, stays = _theme(study_id, gone), _theme(study_id, kept)
    change = merge(_pairs(gone, kept), gone=gone, kept=kept)
    _write(change)
    away.removed_at, away.merged_into = now, stays
    away.save(update_fields=["removed_at", "merged_into"])
    return _deed(study_id, "merge", away, stays, change, by, now)


@transaction.atomic
def split_theme(
    study_id: int, theme_id: int, name: str, *, quote_ids: Collection[int], by: Actor,
    now: datetime,
) -> int:  # fmt: skip
    """Move some quotes of a theme to a new one, in every coder's choice; returns the deed's id.

    Raises NoSuch, Refused (no quote, or the name is taken).
    """
    _hold(study_id)
    row, called = _theme(study_id, theme_id), stored(name).strip()[:80]
    if not called:
        raise Refused(_("Give it a name."), field="name")
    _check_free(study_id, called, but=None)
    codings = Coding.objects.filter(quote__in=quote_ids).values_list("pk", flat=True)
    pairs = _pairs(theme_id)
    if not any(coding in set(codings) for coding, _theme_id in pairs):
        raise Refused(_("Choose the quotes that are of the new theme."), field="quotes")
    new = Theme.objects.create(study_id=study_id, name=called)
    change = split(pairs, theme=theme_id, new=new.pk, codings=set(codings))
    _write(change)
    return _deed(study_id, "split", row, new, change, by, now)


@transaction.atomic
def take_back(study_id: int, deed_id: int, *, now: datetime) -> None:
    """Take the last merge or split back; what coders chose since stays. Raises NoSuch, Refused."""
    _hold(study_id)
    mine = Deed.objects.filter(study_id=study_id, undone_at=None).order_by("-pk")
    row = mine.filter(pk=deed_id).select_related("theme", "other").first()
    if row is None:
        raise NoSuch(f"there is nothing of the id {deed_id} to take back")
    newest = mine.first()
    if newest is None or newest.pk != row.pk:
        raise Refused(_("Take back first what was done after it."), field="deed")
    if row.what == "merge":
        _check_free(study_id, row.theme.name, but=row.theme_id)
        merged = Change(_read(row.went), _read(row.came), row.other_id)
        _write(parted(_pairs(row.theme_id, row.other_id), merged, into=row.theme_id))
        row.theme.removed_at, row.theme.merged_into = None, None
        row.theme.save(update_fields=["removed_at", "merged_into"])
    else:
        _write(merge(_pairs(row.theme_id, row.other_id), gone=row.other_id, kept=row.theme_id))
        row.other.removed_at = now
        row.other.save(update_fields=["removed_at"])
    row.undone_at = now
    row.save(update_fields=["undone_at"])


@transaction.atomic
def remove_theme(study_id: int, theme_id: int, *, back: bool = False, now: datetime) -> None:
    """Put a theme away that nobody chose, or bring it back. Raises NoSuch, Refused."""
    _hold(study_id)
    row = Theme.objects.filter(pk=theme_id, study_id=study_id, merged_into=None).first()
    if row is None:
        raise NoSuch(f"there is no theme {theme_id}")
    if back:
        _check_free(study_id, row.name, but=row.pk)
    elif Coded.objects.filter(theme=row).exists():
        raise Refused(_("It is in use: merge it into another."), field="theme")
    row.removed_at = None if back else now
    row.save(update_fields=["removed_at"])


def _hold(study_id: int) -> None:
    if Study.objects.select_for_update().filter(pk=study_id).first() is None:
        raise NoSuch(f"there is no study {study_id}")


def _theme(study_id: int, theme_id: int) -> Theme:
    rows = Theme.objects.select_for_update().filter(study_id=study_id, removed_at=None)
    row = rows.filter(pk=theme_id).first()
    if row is None:
        raise NoSuch(f"there is no theme {theme_id}")
    return row


def _check_free(study_id: int, name: str, *, but: int | None) -> None:
    taken = Theme.objects.filter(study_id=study_id, name=name, removed_at=None)
    if taken.exclude(pk=but or 0).exists():
        raise Refused(_("Another theme has this name."), field="name")


def _pairs(*themes: int) -> set[Pair]:
    return set(Coded.objects.filter(theme__in=themes).values_list("coding_id", "theme_id"))


def _write(change: Change) -> None:
    for coding, theme in change.went:
        Coded.objects.filter(coding_id=coding, theme_id=theme).delete()
    Coded.objects.bulk_create(
        [Coded(coding_id=coding, theme_id=theme) for coding, theme in sorted(change.came)]
    )


def _read(pairs: list[list[int]]) -> frozenset[Pair]:
    return frozenset((coding, theme) for coding, theme in pairs)


def _deed(  # noqa: PLR0913, PLR0917 - what a deed is
    study_id: int, what: str, theme: Theme, other: Theme, change: Change, by: Actor, now: datetime
) -> int:
    row = Deed.objects.create(
        study_id=study_id, what=what, theme=theme, other=other,
        went=sorted(map(list, change.went)), came=sorted(map(list, change.came)),
        at=now, by=by.name or by.who,
    )  # fmt: skip
    return row.pk
