"""A segment is written: a rule in sentences, with a look at who would be in, and why."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamdel.accounts.public import person_of
from hamdel.platform.roles import EVERYBODY, LEADING, only_for
from hamdel.platform.web.rule_forms import RULE_CHANGED, Node, changed, place_of, read_form
from hamdel.platform.web.toasts import say

from ..contracts import NoSuchSegment, SegmentDraft, SegmentRefused
from ..editor import rows_of
from ..queries.members import count_and_first
from ..rules.writing import new_node, node_of, rule_of
from ..screens import people
from ..starting import STARTING
from ..usecases.judging import judged
from ..usecases.making import bring_back, change_segment, make_segment, remove_segment
from ..words import names_now, sentence
from .listing import known

SHOWN = 5
FIELDS = ("name_fa", "name_en", "about_fa", "about_en")


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def edit(request: HttpRequest, segment_id: int | None = None) -> HttpResponse:
    """Write a segment, or change one; `do` adds a part of the rule, or drops one."""
    one = None if segment_id is None else known(segment_id)
    if request.method != "POST":
        values, root = _begun(request.GET.get("from", ""), one)
        return _page(request, values, root, segment_id=segment_id)
    values = {name: request.POST.get(name, "").strip() for name in FIELDS}
    root = read_form(request.POST)
    do = request.POST.get("do", "")
    if do:
        kind = request.POST.get(f"kind.{do.partition(':')[2]}", "moments")
        changed(root, do, kind, begin=new_node)
        answer = _page(request, values, root, segment_id=segment_id)
        answer["HX-Trigger-After-Settle"] = RULE_CHANGED
        return answer
    try:
        kept = _keep(values, rule_of(root), request, segment_id)
    except SegmentRefused as refused:
        return _page(request, values, root, segment_id=segment_id, refused=refused)
    say(request, _("The segment is kept."))
    return redirect("segments:one", segment_id=kept)


@require_POST
@only_for(*EVERYBODY)
def preview(request: HttpRequest) -> HttpResponse:
    """Who would be in, and why; what is wrong with the rule where it can not be asked."""
    try:
        rule = judged(rule_of(read_form(request.POST)))
    except SegmentRefused:
        given: dict[str, Any] = {"problem": _("As soon as every line is whole, they stand here.")}
        return render(request, "segments/preview.html", given)
    now = timezone.now()
    count, found = count_and_first(rule, now=now, limit=SHOWN)
    given = {
        "count": count,
        "sentence": sentence(rule),
        "people": people([(one, None, False) for one in found], rule=rule, now=now),
    }
    return render(request, "segments/preview.html", given)


@require_POST
@only_for(*LEADING)
def begin_with(request: HttpRequest) -> HttpResponse:
    """Make one of the segments to begin with, as it is."""
    key = request.POST.get("key", "")
    draft = next((one for one in STARTING if one.key == key), None)
    if draft is None:
        return redirect("segments:list")
    try:
        made = make_segment(draft, who=person_of(request).email, now=timezone.now())
    except SegmentRefused as refused:
        say(request, str(refused))
        return redirect("segments:list")
    say(request, _("The segment is kept."))
    return redirect("segments:one", segment_id=made.id)


@require_POST
@only_for(*LEADING)
def remove(request: HttpRequest, segment_id: int) -> HttpResponse:
    """Remove a segment; the way back is at the foot of the screen."""
    one = known(segment_id)
    remove_segment(one.id, who=person_of(request).email, now=timezone.now())
    say(request, _("The segment is removed."), undo=reverse("segments:back", args=[one.id]))
    return redirect("segments:list")


@require_POST
@only_for(*LEADING)
def back(request: HttpRequest, segment_id: int) -> HttpResponse:
    """Undo the removal."""
    try:
        bring_back(segment_id, who=person_of(request).email, now=timezone.now())
    except NoSuchSegment:
        return redirect("segments:list")
    say(request, _("The segment is back."))
    return redirect("segments:one", segment_id=segment_id)


def _begun(key: str, one: Any) -> tuple[dict[str, str], Node]:
    """What the form holds at first: the segment, one to begin with, or an empty one."""
    draft = one or next((each for each in STARTING if each.key == key), None)
    if draft is None:
        return dict.fromkeys(FIELDS, ""), new_node("all")
    root = node_of(draft.rule)
    return {name: getattr(draft, name) for name in FIELDS}, (
        root if root.is_group else Node("all", {}, [root])
    )


def _keep(
    values: Mapping[str, str], rule: dict[str, Any], request: HttpRequest, segment_id: int | None
) -> int:
    who, now = person_of(request).email, timezone.now()
    # One language is enough to begin with: the other says the same until somebody writes it.
    said = {
        name: values[name] or values[f"{name[:-2]}{'en' if name.endswith('fa') else 'fa'}"]
        for name in FIELDS
    }
    if segment_id is not None:
        return change_segment(segment_id, changes={**said, "rule": rule}, who=who, now=now).id
    return make_segment(SegmentDraft(**said, rule=rule), who=who, now=now).id


def _page(
    request: HttpRequest,
    values: Mapping[str, str],
    root: Node,
    *,
    segment_id: int | None,
    refused: SegmentRefused | None = None,
) -> HttpResponse:
    errors: dict[str, str] = {}
    problem = ""
    if refused is not None and refused.field.startswith("rule"):
        problem = _("A line is not whole, or not right: it is marked.")
        errors[place_of(refused.field)] = _("Fill this in, or correct it.")
    elif refused is not None:
        problem = _("Give it a name.") if refused.field == "name" else str(refused)
    given = {
        "values": values,
        "root": rows_of(root, names_now(), errors),
        "segment_id": segment_id,
        "problem": problem,
        "wrong": "" if refused is None else refused.field,
    }
    return render(request, "segments/edit.html", given, status=422 if refused else 200)
