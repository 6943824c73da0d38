"""Form and function: each channel with its purpose, target and verdict; what figures hide; what teams can do."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, LEADING, only_for, role_of
from hamdel.platform.web.toasts import say

from ..queries.functioning import capabilities, functioning
from ..queries.kept import kept_between
from ..queries.restored import restored_by_cause
from ..rules.functioning import TARGETS, Function, Target
from ..usecases.purposing import set_purpose
from ..words import HIDDEN, PURPOSES

KEPT_SHARE = 0.95
MONTH = 30


@dataclass(frozen=True, slots=True)
class ChannelShown:
    """A channel: what it is for, what it shall reach, and whether it does."""

    channel: str
    purpose: str
    target: Target
    there: bool
    function: Function | None

    @property
    def verdict(self) -> str:
        """good, bad or unknown."""
        met = None if self.function is None else self.function.met
        return "unknown" if met is None else "good" if met else "bad"


@require_safe
@only_for(*EVERYBODY)
def page(request: HttpRequest) -> HttpResponse:
    """The whole page."""
    now = timezone.now()
    found = functioning(now=now)
    by_channel = {one.channel: one for one in found.functions}
    shown = [
        ChannelShown(
            channel=channel,
            purpose=str(PURPOSES.get(channel, "")),
            target=target,
            there=channel in found.there or channel in by_channel,
            function=by_channel.get(channel),
        )
        for channel, target in found.targets.items()
    ]
    restored = restored_by_cause(now=now)
    given: dict[str, Any] = {
        "channels": sorted(shown, key=lambda one: (not one.there, -_contacts(one))),
        "hidden": [(*HIDDEN[one.name], one) for one in found.hidden],
        "kept": kept_between(start=now - timedelta(days=MONTH), end=now),
        "kept_share": KEPT_SHARE,
        "ended": sum(one.ended for one in restored),
        "solved": sum(one.solved for one in restored),
        "answered": sum(one.answered for one in restored),
        "teams": capabilities(now=now),
        "may_edit": role_of(request) in LEADING,
    }
    return render(request, "trust/functioning.html", given)


@require_POST
@only_for(*LEADING)
def purpose(request: HttpRequest, channel: str) -> HttpResponse:
    """Change what a channel shall reach."""
    given = [row_number(request.POST.get(one, "")) for one in ("minutes", "answered", "solved")]
    if channel not in TARGETS or not _fit(given):
        say(request, _("Minutes are 1 to 10,000, shares 0 to 100."))
    else:
        minutes, answered, solved = (one or 0 for one in given)
        target = Target(minutes=minutes, answered=answered, solved=solved)
        who = str(getattr(request.user, "email", ""))
        set_purpose(channel, target, who=who, now=timezone.now())
        say(request, _("Saved."))
    return redirect("trust:functioning")


def _fit(given: list[int | None]) -> bool:
    minutes, answered, solved = given
    return (
        minutes is not None
        and 1 <= minutes <= 10_000  # noqa: PLR2004 - a week
        and all(one is not None and one <= 100 for one in (answered, solved))  # noqa: PLR2004
    )


def _contacts(one: ChannelShown) -> int:
    return 0 if one.function is None else one.function.contacts
