"""Who takes part: asking customers, keeping consent and thanks."""

from random import SystemRandom

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from hamdel.channels.public import held_back
from hamdel.conversations.public import actor_of_request
from hamdel.customers.public import find_by_identifier
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import SERVING, only_for
from hamdel.platform.web.formats import screen_language
from hamdel.platform.web.toasts import say
from hamdel.segments.public import members_kept, segments

from ..contracts import Refused
from ..forms import PeopleForm
from ..queries.studies import participants
from ..usecases.consenting import (
    add_participants,
    decline,
    give_thanks,
    record_consent,
    withdraw_consent,
)
from ..words import HOWS
from .acting import done, known

_LOOKED_AT = 2_000  # members of a segment among whom the lot is drawn


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def people(request: HttpRequest, study_id: int) -> HttpResponse:
    """Ask customers to take part."""
    facts = known(study_id)
    form = PeopleForm(request.POST or None, segments=_segments())
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            chosen = _named(said["named"]) + _drawn(study_id, said["segment"], said["many"] or 6)
            added = add_participants(
                study_id, chosen, came_from=said["segment"], thanks=said["thanks"],
                now=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            count = len(added)
            told = ngettext(
                "%(n)s person is in the study.", "%(n)s people are in the study.", count
            )
            say(request, told % {"n": count})
            return redirect(f"{reverse('studies:one', args=[study_id])}#participants")
    given = {"form": form, "study": facts}
    return render(request, "studies/people.html", given, status=422 if form.errors else 200)


@require_POST
@only_for(*SERVING)
def consent(request: HttpRequest, study_id: int, participant_id: int) -> HttpResponse:
    """Keep that somebody agreed, declined, or takes it back."""
    by, now, act = actor_of_request(request), timezone.now(), request.POST.get("do", "")
    back = request.POST.get("session", "")
    number = row_number(back)
    address = (
        f"{reverse('studies:one', args=[study_id])}#participants"
        if number is None
        else reverse("studies:session", args=[number])
    )
    if act in HOWS:
        return done(
            request,
            lambda: record_consent(study_id, participant_id, how=act, by=by, now=now),
            _("Their consent is kept with the words they heard."),
            address,
        )
    if act == "decline":
        return done(
            request,
            lambda: decline(study_id, participant_id, by=by, now=now),
            _("Noted: they do not take part."),
            address,
        )
    if act == "withdraw":
        return done(
            request,
            lambda: withdraw_consent(study_id, participant_id, by=by, now=now),
            _("Every word of theirs is erased."),
            address,
        )
    messages.error(request, _("Say how they agreed."))
    return redirect(address)


@require_POST
@only_for(*SERVING)
def thanks(request: HttpRequest, study_id: int, participant_id: int) -> HttpResponse:
    """Keep what somebody was promised and given for their time."""
    by, now, said = actor_of_request(request), timezone.now(), request.POST
    return done(
        request,
        lambda: give_thanks(
            study_id, participant_id, promised=said.get("promised"), given=said.get("given"),
            by=by, now=now,
        ),
        _("Noted."),
        f"{reverse('studies:one', args=[study_id])}#participants",
    )  # fmt: skip


def _segments() -> list[tuple[str, str]]:
    persian = screen_language() == "fa"
    return [(one.key, one.name_fa if persian else one.name_en) for one in segments()]


def _drawn(study_id: int, key: str, many: int) -> list[int]:
    """So many members of a segment, by lot; whom nothing is to be asked now, and who is in it, are left out."""
    if not key:
        return []
    facts = next((one for one in segments() if one.key == key), None)
    if facts is None:
        raise Refused(_("There is no such segment."), field="segment")
    there = {one.customer_id for one in participants(study_id)}
    kept = [member[0] for member in members_kept(facts.id, after=0, limit=_LOOKED_AT)]
    held = held_back(kept)
    free = [one for one in kept if one not in there and one not in held]
    if not free:
        raise Refused(_("Nobody of this segment can be asked now."), field="segment")
    return SystemRandom().sample(free, min(many, len(free)))


def _named(text: str) -> list[int]:
    """The customers that lines of phone numbers and addresses name. Raises Refused."""
    chosen = []
    for line in filter(None, map(str.strip, text.splitlines())):
        kind = "email" if "@" in line else "phone"
        found = find_by_identifier(kind, line)
        if not found:
            raise Refused(_("Nobody is known by %(line)s.") % {"line": line}, field="named")
        chosen.append(found[0])
    return chosen
