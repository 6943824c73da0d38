"""Share of voice and spikes on a screen."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.conversations.public import actor_of_request
from hamdel.language.jalali import month_range, week_range
from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of
from hamdel.platform.web.toasts import say

from ..queries.share import share_of_voice
from ..queries.spikes import spikes
from ..rules.spikes import BASELINE, DEVIATIONS, FEWEST, GUARD
from ..screens import voices_shown
from ..usecases.spiking import see_spike, unsee_spike

_SPANS: Final = {"week": 8, "month": 6}


@require_safe
@only_for(*EVERYBODY)
def share(request: HttpRequest) -> HttpResponse:
    """Each brand's part of what is said, by Jalali week or month, and the days that stood out."""
    by = request.GET.get("by", "week")
    by = by if by in _SPANS else "week"
    days = _spans(timezone.localdate(), by)
    found = share_of_voice([(_start(first), _start(after)) for first, after in days])
    voices = voices_shown(found)
    given: dict[str, Any] = {
        "voices": voices,
        "total": found.total,
        "ours": sum(one.share or 0 for one in voices if one.voice.side == "ours"),
        "days": [first for first, _after in days],
        "by": by,
        "periods": _periods(by),
        "spikes": spikes(limit=20),
        "formula": {
            "baseline": BASELINE, "guard": GUARD, "deviations": DEVIATIONS, "fewest": FEWEST,
        },
        "may_act": role_of(request) in SERVING,
    }  # fmt: skip
    return render(request, "listening/share.html", given)


@require_POST
@only_for(*SERVING)
def see(request: HttpRequest, spike_id: int) -> HttpResponse:
    """Say that a spike was looked at."""
    if not see_spike(spike_id=spike_id, by=actor_of_request(request), now=timezone.now()):
        raise Http404(str(spike_id))
    say(request, _("Seen."), undo=reverse("listening:unsee", args=[spike_id]))
    return redirect(
        "listening:mentions" if request.POST.get("to") == "list" else "listening:share"
    )


@require_POST
@only_for(*SERVING)
def unsee(_request: HttpRequest, spike_id: int) -> HttpResponse:
    """Let it stand above the list again."""
    if not unsee_spike(spike_id=spike_id):
        raise Http404(str(spike_id))
    return redirect("listening:share")


def _spans(today: date, by: str) -> list[tuple[date, date]]:
    range_of = month_range if by == "month" else week_range
    found = []
    day = today
    for _turn in range(_SPANS[by]):
        first, after = range_of(day)
        found.append((first, after))
        day = first - timedelta(days=1)
    return found[::-1]


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=timezone.get_current_timezone()).astimezone(UTC)


def _periods(by: str) -> list[dict[str, Any]]:
    address = reverse("listening:share")
    return [
        {"label": _("Weeks"), "url": f"{address}?by=week", "current": by == "week"},
        {"label": _("Months"), "url": f"{address}?by=month", "current": by == "month"},
    ]
