"""Feedback of others comes in by file: choose, say what each column is, see what would happen, take it in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamdel.conversations.public import Actor, actor_of_request
from hamdel.platform import audit
from hamdel.platform.roles import LEADING, only_for

from ..contracts import Heard, MentionKind
from ..files import MOST_BYTES, Feedback, NoFeedback, read_feedback
from ..rules.columns import LEAVE_OUT, Guess
from ..rules.heard import line
from ..uploads import UPLOADS
from ..usecases.importing import (
    ImportOutcome,
    guessed,
    heard_in,
    mapped,
    only_known,
    take_heard,
    would_be_new,
)
from ..usecases.sources import files_source
from ..words import KINDS, TARGETS

STEP: Final = 200
_PREVIEWED: Final = 5
_GUESSED_BY: Final = 200
_SHOWN: Final = 20
_SUMS: Final = ("accepted", "duplicates", "refused")


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What was said of a file beside its columns."""

    name: str
    network: str
    says: MentionKind
    targets: dict[str, str]


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def choose(request: HttpRequest) -> HttpResponse:
    """Take a file."""
    problem = ""
    if request.method == "POST":
        problem, token = _keep(request.FILES.get("file"))
        if token:
            return redirect("listening:import_map", token=token)
    status = 422 if problem else 200
    return render(request, "listening/import.html", {"problem": problem}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def map_columns(request: HttpRequest, token: str) -> HttpResponse:
    """Show what each column is taken for, and how sure that is; POST judges every row, and keeps nothing."""
    feedback = _feedback(token)
    guesses = guessed(feedback.rows[:_GUESSED_BY])
    chosen = _chosen(request, feedback, guesses)
    given: dict[str, Any] = {
        "token": token,
        "feedback": feedback,
        "chosen": chosen,
        "columns": _columns(feedback, guesses, chosen.targets),
        "kinds": [(key, word) for key, (word, _i) in KINDS.items()],
    }
    if request.method == "POST":
        heard, refused = _heard(feedback, chosen)
        new = would_be_new(heard, now=timezone.now())
        given |= {
            "judged": True,
            "new": new,
            "known": len(heard) - new,
            "refused": refused[:_SHOWN],
            "refused_count": len(refused),
        }
    return render(request, "listening/import_map.html", given)


@require_POST
@only_for(*LEADING)
def run(request: HttpRequest, token: str) -> HttpResponse:
    """Take the next rows in and say how far it is; the page asks for the next itself."""
    feedback = _feedback(token)
    chosen = _chosen(request, feedback, guessed(feedback.rows[:_GUESSED_BY]))
    heard, refused = _heard(feedback, chosen)
    start = _number(request.POST.get("start"))
    sums = {name: _number(request.POST.get(name)) for name in _SUMS}
    some = heard[start : start + STEP]
    if some:
        outcome = _take(some, chosen, by=actor_of_request(request), now=timezone.now())
        sums["accepted"] += outcome.accepted
        sums["duplicates"] += outcome.duplicates
    at = min(start + STEP, len(heard))
    finished = at >= len(heard)
    if finished:
        UPLOADS.drop(token)
    given = {
        "token": token,
        "chosen": chosen,
        "mapping": [
            chosen.targets.get(name, "") for name, _guess in guessed(feedback.rows[:_GUESSED_BY])
        ],
        "start": at,
        "all": len(heard),
        "finished": finished,
        **sums,
        "refused": len(refused),
        "refused_rows": refused[:_SHOWN],
    }
    part = "#progress" if request.headers.get("HX-Request") else ""
    return render(request, f"listening/import_run.html{part}", given)


def _take(some: list[Heard], chosen: _Chosen, *, by: Actor, now: datetime) -> ImportOutcome:
    outcome = ImportOutcome()
    source = files_source(chosen.name, network=chosen.network, says=chosen.says, now=now)
    take_heard(some, outcome, source_id=source, who=by.who, now=now)
    audit.record(
        who=by.who,
        act="mentions imported",
        subject=f"source:{source}",
        before=None,
        after={"accepted": outcome.accepted, "duplicates": outcome.duplicates},
        now=now,
    )
    return outcome


def _heard(feedback: Feedback, chosen: _Chosen) -> tuple[list[Heard], list[tuple[int, str]]]:
    if feedback.chat:
        return only_known(feedback.heard), []
    how = mapped(feedback.rows, chosen.targets, network=chosen.network, says=chosen.says)
    return heard_in(feedback.rows, how)


def _chosen(request: HttpRequest, feedback: Feedback, guesses: list[tuple[str, Guess]]) -> _Chosen:
    said = request.POST
    given = said.getlist("target")
    targets = {
        name: (given[place] if place < len(given) and given[place] in TARGETS else LEAVE_OUT)
        if given
        else guess.target
        for place, (name, guess) in enumerate(guesses)
    }
    says = said.get("says", "message" if feedback.chat else "review")
    return _Chosen(
        name=line(said.get("name", ""))[:120] or feedback.chat or str(_("Reviews from files")),
        network=line(said.get("network", ""))[:40] or ("telegram" if feedback.chat else "reviews"),
        says=cast("MentionKind", says if says in KINDS else "review"),
        targets=targets,
    )


def _columns(
    feedback: Feedback, guesses: list[tuple[str, Guess]], targets: dict[str, str]
) -> list[dict[str, object]]:
    options = [("", _("leave out")), *((key, str(word)) for key, word in TARGETS.items())]
    return [
        {
            "name": name,
            "target": targets[name],
            "guess": guess,
            "sure": guess.confidence if targets[name] == guess.target and guess.target else None,
            "options": options,
            "sample": [
                row[name] for _number, row in feedback.rows[: _PREVIEWED * 4] if name in row
            ][:_PREVIEWED],
        }
        for name, guess in guesses
    ]


def _keep(given: "UploadedFile[bytes] | None") -> tuple[str, str]:
    if given is None:
        return _("Choose a file first."), ""
    if (given.size or 0) > MOST_BYTES:
        return _("The file is larger than 20 MB. Split it, or use `hamdel import`."), ""
    content = given.read()
    try:
        empty = read_feedback(content).size == 0
    except NoFeedback as problem:
        return _PROBLEMS[problem.reason](), ""
    return (_PROBLEMS["table"](), "") if empty else ("", UPLOADS.keep(content))


def _feedback(token: str) -> Feedback:
    content = UPLOADS.read(token)
    if content is None:
        raise Http404(token)
    return read_feedback(content)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 12 else 0  # noqa: PLR2004


_PROBLEMS: Final = {
    "table": lambda: _(
        "This is no table with a row of names and at least one row below, and no exported chat."
    ),
    "rows": lambda: _("More than 100,000 rows: split it, or use `hamdel import`."),
    "chat": lambda: _("This is no exported channel or group of Telegram."),
}
