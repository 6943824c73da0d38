"""What colleagues say of a map, and its versions."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.conversations.public import actor_of_request
from hamdel.platform.roles import EVERYBODY, SERVING, only_for

from ..contracts import NoSuchMap
from ..queries.maps import drawn, revisions
from ..screens import stages_shown
from ..usecases.commenting import say_of_map, settle_comment
from ..usecases.drawing import name_version, restore_version
from ..words import DEEDS, LANES
from .acting import done, known


@require_POST
@only_for(*SERVING)
def comment(request: HttpRequest, map_id: int) -> HttpResponse:
    """Say something of a map or of a step."""
    by, now = actor_of_request(request), timezone.now()
    text, step = request.POST.get("text", ""), request.POST.get("step", "")
    return done(
        request,
        lambda: say_of_map(map_id, text, step=step, by=by, now=now),
        _("Your comment stands beside the map."),
        f"{reverse('maps:map', args=[map_id])}#comments",
    )


@require_POST
@only_for(*SERVING)
def settle(request: HttpRequest, map_id: int, comment_id: int) -> HttpResponse:
    """Settle a comment, or open it again."""
    address = reverse("maps:settle", args=[map_id, comment_id])
    return done(
        request,
        lambda: settle_comment(map_id, comment_id, now=timezone.now()),
        _("Done."),
        f"{reverse('maps:map', args=[map_id])}#comments",
        undo=address,
    )


@require_safe
@only_for(*EVERYBODY)
def versions(request: HttpRequest, map_id: int) -> HttpResponse:
    """Every change of a map, and the versions that were given a name."""
    lines = [(one, DEEDS.get(one.deed, one.deed)) for one in revisions(map_id)]
    return render(request, "maps/versions.html", {"map": known(map_id), "lines": lines})


@require_safe
@only_for(*EVERYBODY)
def version(request: HttpRequest, map_id: int, version_number: int) -> HttpResponse:
    """A map as it once was."""
    try:
        drawing = drawn(map_id, version_number)
    except NoSuchMap:
        raise Http404(str(version_number)) from None
    given = {
        "map": known(map_id),
        "number": version_number,
        "old": drawing,
        "stages": stages_shown(drawing),
        "lanes": LANES,
    }
    return render(request, "maps/version.html", given)


@require_POST
@only_for(*SERVING)
def restore(request: HttpRequest, map_id: int, version_number: int) -> HttpResponse:
    """Let a version be what is drawn again."""
    by, now = actor_of_request(request), timezone.now()
    return done(
        request,
        lambda: restore_version(map_id, version_number, by=by, now=now),
        _("The version is back; what was before it is kept too."),
        reverse("maps:edit", args=[map_id]),
    )


@require_POST
@only_for(*SERVING)
def keep(request: HttpRequest, map_id: int) -> HttpResponse:
    """Give the map as it is now a name."""
    by, now, label = actor_of_request(request), timezone.now(), request.POST.get("label", "")
    return done(
        request,
        lambda: name_version(map_id, label, by=by, now=now),
        _("This version is kept under its name."),
        reverse("maps:versions", args=[map_id]),
    )
