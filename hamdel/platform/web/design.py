"""What the parts page shows: made-up people and moments, in both languages."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms

from .curve import CurvePoint
from .design_texts import TEXTS
from .words import EMOTIONS

_NOW = datetime(2026, 11, 23, 11, 52, tzinfo=UTC)
_FEELINGS = (0.05, 0.45, 0.7, 0.1, 0.5, -0.75, -0.2)


@dataclass(frozen=True)
class Half:
    """One column of the page: a language in a theme, with what it shows."""

    language: str
    direction: str
    theme: str
    sample: dict[str, Any]


@dataclass(frozen=True)
class SampleMoment:
    """A moment as parts/moment.html takes it."""

    what: str
    channel: str
    device: str
    at: datetime
    outcome: str = ""
    sentiment: float | None = None
    emotion: str = ""
    effort: int | None = None
    said: str = ""
    url: str = ""
    note: str = ""
    id: str = ""


def half(*, language: str, theme: str) -> Half:
    """Return a column: `language` "fa" or "en", `theme` "light", "dark" or "contrast"."""
    direction = "rtl" if language == "fa" else "ltr"
    return Half(language, direction, theme, _sample(language, f"{language}-{theme}"))


def _sample(language: str, prefix: str) -> dict[str, Any]:
    say = TEXTS[language]
    return {
        "say": say,
        "prefix": prefix,
        "now": _NOW,
        "yesterday": _NOW - timedelta(days=1),
        "clock": timedelta(minutes=4, seconds=5),
        "day": date(2026, 11, 23),
        "emotions": list(EMOTIONS),
        "points": _points(say["points"]),
        "moments": _moments(say),
        "stages": _stages(say["stages"]),
        "tabs": [
            {"label": label, "url": "#", "current": not index, "count": index * 3}
            for index, label in enumerate(say["tabs"])
        ],
        "filters": [
            {
                "name": "channel",
                "label": say["channel"],
                "value": "web",
                "options": [("", say["all"]), ("web", "web")],
            }
        ],
        "form": _form(say, prefix),
    }


def _points(labels: list[str]) -> list[CurvePoint]:
    last = len(_FEELINGS) - 1
    return [
        CurvePoint(value=value, label=label, now=index == last)
        for index, (value, label) in enumerate(zip(_FEELINGS, labels, strict=True))
    ]


def _moments(say: dict[str, Any]) -> list[SampleMoment]:
    ago = [_NOW - timedelta(minutes=minutes) for minutes in (0, 9, 31, 55)]
    return [
        SampleMoment(say["moments"][0], "phone", "phone line", ago[0], emotion="fear", url="#"),
        SampleMoment(
            say["moments"][1], "web", "laptop", ago[1], "failure", -0.7, "anger", 6, say["said"]
        ),
        SampleMoment(say["moments"][2], "app", "mobile", ago[2], "abandoned"),
        SampleMoment(say["moments"][3], "telegram", "tablet", ago[3], "success", 0.6, "joy"),
    ]


def _stages(names: list[str]) -> list[dict[str, Any]]:
    states = ["past", "past", "current", ""]
    tones = ["neutral", "positive", "negative", ""]
    return [
        {"name": name, "state": state, "tone": tone}
        for name, state, tone in zip(names, states, tones, strict=True)
    ]


def _form(say: dict[str, Any], prefix: str) -> forms.Form:
    """A form with a good field, a wrong one and a box."""

    class Sample(forms.Form):
        name = forms.CharField(label=say["name"], initial=say["person"])
        phone = forms.CharField(label=say["phone"], help_text=say["phone_help"])
        agreed = forms.BooleanField(label=say["agreed"], required=False, initial=True)

        def clean_phone(self) -> str:
            raise forms.ValidationError(say["phone_error"])

    return Sample({"name": say["person"], "phone": "0912", "agreed": "on"}, auto_id=f"{prefix}-%s")
