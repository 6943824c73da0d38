"""What is written on a case: fields, notes, tasks, steps, questions to supervisors."""

from datetime import datetime, time

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hamdel.conversations.public import actor_of_request
from hamdel.language.date_parsing import parse_date
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import LEADING, SERVING, only_for

from ..contracts import OUTCOMES, CaseChanges
from ..queries.types import case_type
from ..rules.typed import typed_values
from ..usecases.approving import answer_approval, ask_approval
from ..usecases.changing import change_case
from ..usecases.noting import tick_step, write_note
from ..usecases.tasks import ToDo, add_task, settle_task
from .asking import known, refused, tried

_TEXTS = ("title", "description", "reason", "resolution", "type")
END_OF_DAY = time(17)  # when a task is due whose day alone was said


@require_POST
@only_for(*SERVING)
def change(request: HttpRequest, case_id: int) -> HttpResponse:
    """Keep what was typed: title, description, type, the fields of the type; or how it ended."""
    found = known(case_id)
    kind = case_type(found.type)
    said = request.POST
    changes: CaseChanges = {}
    for name in _TEXTS:
        if name in said:
            changes[name] = said[name]  # type: ignore[literal-required]
    if said.get("state") in ("solved", "closed"):
        changes["state"] = said["state"]  # type: ignore[typeddict-item]
        asked = said.get("outcome", "")
        changes["outcome"] = next((one for one in OUTCOMES if one == asked), "resolved")
    version = row_number(said.get("version"))

    def keep() -> None:
        if kind is not None and (values := typed_values(kind, said)):
            changes["fields"] = values
        change_case(
            case_id=case_id, changes=changes, version=version, by=actor_of_request(request), now=timezone.now()
        )  # fmt: skip

    settled = "state" in changes
    return tried(keep, _("It is settled.") if settled else _("It is kept."), kind=kind)


@require_POST
@only_for(*SERVING)
def link(request: HttpRequest, case_id: int) -> HttpResponse:
    """Link a conversation to a case."""
    talk = row_number(request.POST.get("conversation"))
    linked: CaseChanges = {"conversation_ids": () if talk is None else (talk,)}
    by, now = actor_of_request(request), timezone.now()
    return tried(
        lambda: change_case(case_id=case_id, changes=linked, by=by, now=now),
        _("The conversation belongs to the case now."),
    )


@require_POST
@only_for(*SERVING)
def note(request: HttpRequest, case_id: int) -> HttpResponse:
    """Note something for colleagues."""
    text, by, now = request.POST.get("text", ""), actor_of_request(request), timezone.now()
    return tried(
        lambda: write_note(case_id=case_id, text=text, by=by, now=now), _("It is noted.")
    )  # fmt: skip


@require_POST
@only_for(*SERVING)
def task(request: HttpRequest, case_id: int) -> HttpResponse:
    """Give a team or a person something to do."""
    said, by, now = request.POST, actor_of_request(request), timezone.now()
    day = said.get("due", "").strip()
    due = parse_date(day) if day else None
    if day and due is None:
        return refused(_("This is no date."))
    todo = ToDo(
        title=said.get("title", ""),
        owner_id=row_number(said.get("person")),
        team_id=row_number(said.get("team")),
        due_at=None if due is None else timezone.make_aware(datetime.combine(due, END_OF_DAY)),
    )
    return tried(
        lambda: add_task(case_id=case_id, todo=todo, by=by, now=now), _("The task is given.")
    )


@require_POST
@only_for(*SERVING)
def task_done(request: HttpRequest, task_id: int) -> HttpResponse:
    """Tick a task, or take the tick away."""
    ticked, by, now = request.POST.get("done") == "yes", actor_of_request(request), timezone.now()
    said = _("The task is done.") if ticked else _("The task is open again.")
    return tried(lambda: settle_task(task_id=task_id, done=ticked, by=by, now=now), said)


@require_POST
@only_for(*SERVING)
def step(request: HttpRequest, case_id: int) -> HttpResponse:
    """Tick a step of the checklist, or take the tick away."""
    key, by, now = request.POST.get("step", ""), actor_of_request(request), timezone.now()
    ticked = request.POST.get("done") == "yes"
    return tried(
        lambda: tick_step(case_id=case_id, step=key, done=ticked, by=by, now=now), _("It is kept.")
    )  # fmt: skip


@require_POST
@only_for(*SERVING)
def ask(request: HttpRequest, case_id: int) -> HttpResponse:
    """Ask a supervisor to agree."""
    what, by, now = request.POST.get("what", ""), actor_of_request(request), timezone.now()
    return tried(
        lambda: ask_approval(case_id=case_id, what=what, by=by, now=now), _("They are asked.")
    )  # fmt: skip


@require_POST
@only_for(*LEADING)
def answer(request: HttpRequest, approval_id: int) -> HttpResponse:
    """Agree to what was asked, or refuse, with a word."""
    agreed, word = request.POST.get("given") == "yes", request.POST.get("word", "")
    by, now = actor_of_request(request), timezone.now()
    said = _("You agreed.") if agreed else _("You refused.")

    def give() -> None:
        answer_approval(approval_id=approval_id, given=agreed, word=word, by=by, now=now)

    return tried(give, said)
