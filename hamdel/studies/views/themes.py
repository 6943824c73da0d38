"""The codebook on a screen: naming, merging, splitting, and taking it back."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.conversations.public import actor_of_request
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, SERVING, only_for

from ..contracts import Refused
from ..queries.coding import deeds
from ..queries.report import theme_lines
from ..screens import study_card
from ..usecases.codebook import (
    add_theme,
    merge_themes,
    remove_theme,
    rename_theme,
    split_theme,
    take_back,
)
from .acting import done, known, serves
from .studies import tabs

_DEEDS: Final = 8


@require_safe
@only_for(*EVERYBODY)
def themes(request: HttpRequest, study_id: int) -> HttpResponse:
    """The themes with how many people each is of, and what was done to them."""
    facts = known(study_id)
    given = {
        "card": study_card(facts),
        "study": facts,
        "lines": theme_lines(study_id),
        "deeds": deeds(study_id, limit=_DEEDS),
        "may_write": serves(request),
        "tabs": tabs(facts, "themes"),
    }
    return render(request, "studies/themes.html", given)


@require_safe
@only_for(*SERVING)
def of_theme(request: HttpRequest, study_id: int, theme_id: int) -> HttpResponse:
    """The quotes of a theme, to be chosen from; a piece of the page that comes when it is opened."""
    found = next(
        (one for one in theme_lines(known(study_id).id) if one.theme.id == theme_id), None
    )
    if found is None:
        raise Http404(str(theme_id))
    return render(request, "studies/theme_quotes.html", {"quotes": found.quotes})


@require_POST
@only_for(*SERVING)
def add(request: HttpRequest, study_id: int) -> HttpResponse:
    """Add a theme."""
    said = request.POST
    return done(
        request,
        lambda: add_theme(study_id, said.get("name", ""), about=said.get("about", "")),
        _("The theme is in the codebook."),
        _back(study_id),
    )


@require_POST
@only_for(*SERVING)
def change(request: HttpRequest, study_id: int, theme_id: int) -> HttpResponse:
    """Name a theme anew, merge it, split it, or put it away."""
    said, by, now = request.POST, actor_of_request(request), timezone.now()
    act, name = said.get("do", ""), said.get("name", "")

    def deed() -> None:
        if act == "rename":
            rename_theme(study_id, theme_id, name, about=said.get("about", ""))
        elif act == "merge":
            kept = row_number(said.get("kept")) or 0
            merge_themes(study_id, gone=theme_id, kept=kept, by=by, now=now)
        elif act == "split":
            chosen = [n for one in said.getlist("quote") if (n := row_number(one)) is not None]
            split_theme(study_id, theme_id, name, quote_ids=chosen, by=by, now=now)
        elif act in ("remove", "back"):
            remove_theme(study_id, theme_id, back=act == "back", now=now)
        else:
            raise Refused(_("Nothing was changed."))

    return done(request, deed, _("The codebook is changed."), _back(study_id))


@require_POST
@only_for(*SERVING)
def undo(request: HttpRequest, study_id: int, deed_id: int) -> HttpResponse:
    """Take the last merge or split back."""
    now = timezone.now()
    return done(
        request,
        lambda: take_back(study_id, deed_id, now=now),
        _("It is as it was."),
        _back(study_id),
    )


def _back(study_id: int) -> str:
    return reverse("studies:themes", args=[study_id])
