"""What a visitor of the board does, at once or as soon as they have proved who they are."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hamdel.conversations.public import Actor
from hamdel.platform.cursors import LARGEST
from hamdel.platform.web.formats import screen_language
from hamdel.platform.web.toasts import say

from .contracts import NoSuchIdea, Refused, ToSuggest, ToVote, Voted
from .models import Visitor
from .queries.ideas import idea
from .usecases.proving import Proved
from .usecases.suggesting import suggest_idea
from .usecases.voicing import vote

BOARD: Final = Actor(who="ideas")


def vote_of(
    visitor: Visitor | Proved, idea_id: int, *, wants_news: bool, language: str, now: datetime
) -> Voted:
    """Give the voice of a visitor. Raises NoSuchIdea, Refused."""
    wanted = ToVote(
        idea_id=idea_id, profile_id=visitor.profile_id, way=visitor.way, language=language,
        wants_news=wants_news,
    )  # fmt: skip
    return vote(wanted, public=True, by=BOARD, now=now)


def do_it(request: HttpRequest, proved: Proved, *, now: datetime) -> str:
    """Do what somebody was about to do before they proved themselves; returns where to go on."""
    deed = proved.deed
    with suppress(NoSuchIdea, Refused):
        if deed.get("do") == "vote":
            return _vote(request, proved, deed, now)
        if deed.get("do") == "suggest":
            return _suggest(request, proved, deed, now)
    return reverse("ideas:mine")


def after_suggesting(request: HttpRequest, idea_id: int) -> None:
    """Say what becomes of an idea that was suggested just now."""
    found = idea(idea_id)
    if found is not None and found.shown != "shown":
        say(request, _("Thank you. Somebody looks at it before it stands on the board."))
    else:
        say(request, _("Thank you: it stands on the board, and your voice is its first."))


def _vote(request: HttpRequest, proved: Proved, deed: Mapping[str, Any], now: datetime) -> str:
    number = deed.get("idea")
    if not isinstance(number, int) or not 0 < number <= LARGEST:
        return reverse("ideas:board")
    voted = vote_of(
        proved, number, wants_news=bool(deed.get("news")), language=screen_language(), now=now
    )
    say(request, _("Your voice counts."))
    return reverse("ideas:idea", args=[voted.idea_id])


def _suggest(request: HttpRequest, proved: Proved, deed: Mapping[str, Any], now: datetime) -> str:
    wanted = ToSuggest(
        title=str(deed.get("title")), text=str(deed.get("text") or ""),
        profile_id=proved.profile_id, how="suggested", way=proved.way, language=screen_language(),
        wants_news=bool(deed.get("news")), checked=False,
    )  # fmt: skip
    kept = suggest_idea(wanted, by=BOARD, now=now)
    after_suggesting(request, kept)
    return reverse("ideas:idea", args=[kept])
