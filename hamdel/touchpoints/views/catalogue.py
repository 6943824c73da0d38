"""Screens of the catalogue: by stage, one touchpoint, and what waits for a place."""

from collections.abc import Sequence
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hamdel.language.bidi import isolate
from hamdel.platform.roles import EVERYBODY, LEADING, only_for, role_of
from hamdel.platform.web.formats import screen_language, show_number
from hamdel.platform.web.toasts import say, with_toast
from hamdel.platform.web.words import CHANNELS, DEVICES

from ..contracts import RuleText, SeenKind, TouchpointFacts
from ..days import outcomes_by_day, volume_by_touchpoint
from ..forms import TouchpointForm, initial_of, rule_rows, rules_of, stage_choices
from ..outcomes import Went, went
from ..placing import Placed, PlacingError, place_kind, undo_placing
from ..queries import (
    catalogue,
    kinds_of,
    owners,
    placing_suggestions,
    stages,
    touchpoint_by_key,
    unmatched_count,
    unmatched_kinds,
)
from ..screens import catalogue_page, name_of, text_of, waiting_actions
from ..usecases import (
    CatalogueError,
    archive_touchpoint,
    create_touchpoint,
    edit_touchpoint,
)
from ..waiting import after_cursor, cursor_after, sought, with_offers

MONTH = timedelta(days=30)
MOST_WAITING = 2_000  # kinds
PAGE = 50  # actions
FEW = 10  # actions; among more one looks by a word
EDITORS = LEADING


@require_safe
@only_for(*EVERYBODY)
def catalogue_screen(request: HttpRequest) -> HttpResponse:
    """The catalogue by stage."""
    page = catalogue_page(
        stages=stages(),
        touchpoints=catalogue(archived=request.GET.get("archived") == "1"),
        unmatched=unmatched_count(),
        recent=volume_by_touchpoint(since=timezone.localdate() - MONTH),
        people=dict(owners()),
        language=screen_language(),
    )
    given = {"page": page, "may_edit": _may_edit(request)}
    return render(request, "touchpoints/catalogue.html", given)


@require_safe
@only_for(*EVERYBODY)
def unmatched_screen(request: HttpRequest) -> HttpResponse:
    """Actions that wait for a place, the most seen first, a page at a time; those with a word alone where asked."""
    kinds = unmatched_kinds(limit=MOST_WAITING)
    language, listed = screen_language(), catalogue()
    said = request.GET.get("q", "").strip()
    every = waiting_actions(kinds, {}, language=language)
    following = after_cursor(sought(every, said), request.GET.get("cursor"))
    shown = following[:PAGE]
    offers = placing_suggestions([one.kind for one in shown])
    waiting = with_offers(shown, offers, language=language)
    more = ""
    if len(following) > PAGE:
        more = f"{request.path}?{urlencode({'q': said, 'cursor': cursor_after(shown[-1])})}"
    given = {
        **_waiting(kinds),
        "waiting": waiting,
        "offered": any(each.offers for each in waiting),
        "choices": [
            (
                stage_name,
                [(t.key, name_of(t, language=language)) for t in listed if t.stage == key],
            )
            for key, stage_name in stage_choices(stages(), language=language)
        ],
        "may_edit": _may_edit(request),
        "q": said,
        "next_url": more,
        "many": len(every) > FEW,
    }
    piece = "#rows" if request.GET.get("cursor") else ""
    return render(request, f"touchpoints/unmatched.html{piece}", given)


def _waiting(kinds: Sequence[SeenKind]) -> dict[str, object]:
    """What the heading says of the kinds that wait."""
    return {"count": unmatched_count(), "moments": sum(kind.seen for kind in kinds)}


@only_for(*EVERYBODY)
def touchpoint_screen(request: HttpRequest, key: str) -> HttpResponse:
    """One touchpoint: what it is, its rules, the kinds on it; a form for those who may edit."""
    facts = _found(key)
    if request.method == "POST":
        return _save(request, facts)
    return _show(request, facts, _form(facts), facts.rules)


@only_for(*EDITORS)
def new_touchpoint_screen(request: HttpRequest) -> HttpResponse:
    """An empty form, and the touchpoint it makes."""
    if request.method == "POST":
        return _save(request, None)
    return _show(request, None, _form(None, stage=request.GET.get("stage", "")), ())


@require_POST
@only_for(*EDITORS)
def archive(request: HttpRequest, key: str) -> HttpResponse:
    """Put a touchpoint away or bring it back."""
    facts = _found(key)
    archive_touchpoint(
        touchpoint_id=facts.id, archived=not facts.archived, who=_who(request), now=timezone.now()
    )
    said = _("“%(name)s” is back.") if facts.archived else _("“%(name)s” was put away.")
    undo_url = reverse("touchpoints:archive", args=[key])
    say(
        request,
        said % {"name": isolate(name_of(facts, language=screen_language()))},
        undo=undo_url,
    )
    return redirect("touchpoints:catalogue")


@require_POST
@only_for(*EDITORS)
def place(request: HttpRequest, kind_id: int) -> HttpResponse:
    """Place a kind; its row leaves the list, and a toast offers the way back."""
    try:
        done = place_kind(
            kind_id=kind_id,
            touchpoint=request.POST.get("touchpoint") or None,
            who=_who(request),
            now=timezone.now(),
            everywhere="everywhere" in request.POST,
        )
    except PlacingError as error:
        raise Http404(str(error)) from error
    undo_url = reverse("touchpoints:undo", args=[done.undo_id])
    if request.headers.get("HX-Request"):
        return _placed_piece(request, done, undo_url)
    say(request, _placed_words(done), undo=undo_url)
    return redirect("touchpoints:unmatched")


@require_POST
@only_for(*EDITORS)
def undo(request: HttpRequest, undo_id: int) -> HttpResponse:
    """Take a placing back."""
    try:
        undo_placing(undo_id=undo_id, who=_who(request), now=timezone.now())
    except PlacingError as error:
        raise Http404(str(error)) from error
    if request.headers.get("HX-Request"):
        return HttpResponse()
    say(request, _("It is where it was."))
    return redirect("touchpoints:unmatched")


def _save(request: HttpRequest, facts: TouchpointFacts | None) -> HttpResponse:
    if not _may_edit(request):
        raise PermissionDenied
    form, rules = _form(facts, data=request.POST), rules_of(request.POST)
    if not form.is_valid():
        return _show(request, facts, form, rules, status=422)
    draft, who, now = form.draft(rules), _who(request), timezone.now()
    try:
        if facts is None:
            saved = create_touchpoint(draft=draft, who=who, now=now)
        else:
            saved = edit_touchpoint(touchpoint_id=facts.id, draft=draft, who=who, now=now)
    except CatalogueError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return _show(request, facts, form, rules, status=422)
    count = ngettext(
        "Saved. %(count)s kind of interaction is on it.",
        "Saved. %(count)s kinds of interactions are on it.",
        saved.kinds,
    )
    say(request, count % {"count": show_number(saved.kinds)})
    return redirect("touchpoints:one", key=saved.key)


def _show(
    request: HttpRequest,
    facts: TouchpointFacts | None,
    form: TouchpointForm,
    rules: Sequence[RuleText],
    *,
    status: int = 200,
) -> HttpResponse:
    language = screen_language()
    given = {
        "facts": facts,
        "name": name_of(facts, language=language) if facts else "",
        "stage": dict(stage_choices(stages(), language=language)).get(
            facts.stage if facts else ""
        ),
        "friction": text_of(facts, "friction", language=language) if facts else "",
        "measure": text_of(facts, "measure", language=language) if facts else "",
        "owner": dict(_owners()).get(str(facts.owner_id)) if facts else "",
        "form": form,
        "rules": rule_rows(rules),
        "kinds": kinds_of(facts.id) if facts else (),
        "went": _went(facts.key) if facts else None,
        "channels": CHANNELS,
        "devices": DEVICES,
        "may_edit": _may_edit(request),
    }
    return render(request, "touchpoints/touchpoint.html", given, status=status)


def _went(key: str) -> Went:
    last = timezone.localdate()
    first = last - MONTH + timedelta(days=1)
    return went(outcomes_by_day(since=first, until=last, touchpoint=key), first=first, last=last)


def _form(
    facts: TouchpointFacts | None, *, data: QueryDict | None = None, stage: str = ""
) -> TouchpointForm:
    return TouchpointForm(
        data,
        stages=stage_choices(stages(), language=screen_language()),
        owners=_owners(),
        initial=initial_of(facts) if facts else {"stage": stage},
    )


def _owners() -> list[tuple[str, str]]:
    return [(str(pk), name) for pk, name in owners()]


def _found(key: str) -> TouchpointFacts:
    facts = touchpoint_by_key(key)
    if facts is None:
        raise Http404(key)
    return facts


def _may_edit(request: HttpRequest) -> bool:
    return role_of(request) in EDITORS


def _who(request: HttpRequest) -> str:
    return str(getattr(request.user, "email", ""))


def _placed_piece(request: HttpRequest, done: Placed, undo_url: str) -> HttpResponse:
    """The row goes by itself; in the list of what waits the heading and the menu say what is left."""
    if "everywhere" not in request.POST:
        return with_toast(HttpResponse(), _placed_words(done), undo=undo_url)
    left = _waiting(unmatched_kinds())
    if left["count"]:
        anew = render(request, "touchpoints/unmatched_lead.html", left)
        return with_toast(anew, _placed_words(done), undo=undo_url)
    say(request, _placed_words(done), undo=undo_url)
    return HttpResponse(headers={"HX-Refresh": "true"})


def _placed_words(done: Placed) -> str:
    name = done.touchpoint_fa if screen_language() == "fa" else done.touchpoint_en
    if name is None:
        return _("“%(action)s” waits for a place again.") % {"action": isolate(done.action)}
    text = ngettext(
        "“%(action)s” is on “%(name)s” now, with its %(count)s interaction.",
        "“%(action)s” is on “%(name)s” now, with all its %(count)s interactions.",
        done.moments,
    )
    return text % {
        "action": isolate(done.action),
        "name": isolate(name),
        "count": show_number(done.moments),
    }
