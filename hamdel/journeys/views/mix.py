"""On which channels and devices people are at each stage, and where people of ours are needed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamdel.platform.roles import EVERYBODY, only_for
from hamdel.platform.web.formats import screen_language, show_percent
from hamdel.platform.web.words import CHANNELS, DEVICES
from hamdel.touchpoints.public import stages

from ..queries.mix import mix
from ..report_frame import Frame, Sheet, frame_of, report
from ..rules.mix import Part, StageMix


@require_safe
@only_for(*EVERYBODY)
def mix_screen(request: HttpRequest) -> HttpResponse:
    """Every stage by channel and device."""
    frame = frame_of(request, "mix")
    return report(request, frame, lambda: _mix(frame))


def _mix(frame: Frame) -> tuple[dict[str, Any], Sheet]:
    found = mix(frame.asked.span)
    fa = screen_language() == "fa"
    names = {one.key: one.name_fa if fa else one.name_en for one in stages()}
    turning = max(found, key=lambda one: one.contacts, default=None)
    given = {
        "stages": [_stage(one, names) for one in found],
        "any": any(one.seen for one in found),
        "needed": _needed(turning, names),
    }
    head = (_("Stage"), _("Kind"), _("Name"), _("Moments"), _("Turned to us"), _("Share"))
    rows = [
        (names.get(one.stage, ""), kind, part.key, part.seen, part.contacts, part.share)
        for one in found
        for kind, parts in (("channel", one.channels), ("device", one.devices))
        for part in parts
    ]
    return given, Sheet(head, rows)


def _needed(one: StageMix | None, names: dict[str, str]) -> dict[str, Any] | None:
    """The stage and the channel on which most turn to us: there people are needed."""
    busiest = one.busiest if one is not None else None
    if one is None or busiest is None:
        return None
    return {
        "stage": names.get(one.stage, _("On no touchpoint")),
        "channel": _word(CHANNELS, busiest.key),
        "share": busiest.contacts / one.contacts,
        "contacts": one.contacts,
    }


def _stage(one: StageMix, names: dict[str, str]) -> dict[str, Any]:
    return {
        "name": names.get(one.stage, _("On no touchpoint")),
        "seen": one.seen,
        "contacts": one.contacts,
        "groups": [
            (_("Channels"), _parts(one.channels, CHANNELS)),
            (_("Devices"), _parts(one.devices, DEVICES)),
        ],
    }


def _parts(parts: Sequence[Part], words: Mapping[str, Promise]) -> list[dict[str, Any]]:
    return [
        {
            "name": _word(words, one.key),
            "part": one,
            "bar": round(100 * one.share, 1),
            "interval": [show_percent(each) for each in one.interval],
        }
        for one in parts
    ]


def _word(words: Mapping[str, Promise], key: str) -> str:
    return str(words.get(key, key))
