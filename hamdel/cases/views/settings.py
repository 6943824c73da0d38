"""Settings: the types of cases, and the rules that prepare cases before the contact."""

from collections.abc import Callable
from typing import Any, Final

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.accounts.public import teams
from hamdel.conversations.public import actor_of_request
from hamdel.platform import options
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import LEADING, only_for
from hamdel.platform.web.formats import screen_language
from hamdel.platform.web.toasts import say
from hamdel.touchpoints.public import catalogue

from ..contracts import CaseTypeFacts, Changed, FieldFacts, Refused
from ..forms import RuleForm, TypeForm
from ..queries.rules import prepared_by, prepared_lately, preparing_rule, preparing_rules
from ..queries.types import case_type, case_types
from ..rules.editing import FieldSaid, lines_of
from ..rules.preparing import RuleFacts
from ..usecases.preparing import HOUR, PER_HOUR
from ..usecases.rules import RuleGiven, remove_rule, save_rule
from ..usecases.types import TypeGiven, save_type
from ..words import FIELD_KINDS, show_refusal

_BLANK: Final = 2  # rows for new fields
_WRITES: Final = ["GET", "HEAD", "POST"]


@require_safe
@only_for(*LEADING)
def rules(request: HttpRequest) -> HttpResponse:
    """All rules, with what each prepared."""
    found = preparing_rules()
    made = prepared_by([one.id for one in found])
    lately, most = prepared_lately(timezone.now() - HOUR), int(options.get(PER_HOUR))
    rows = [(one, *made.get(one.id, (0, 0, 0)), lately.get(one.id, 0) >= most) for one in found]
    return render(request, "cases/rules.html", {"rows": rows, "most": most})


@require_http_methods(_WRITES)
@only_for(*LEADING)
def rule(request: HttpRequest, rule_id: int | None = None) -> HttpResponse:
    """Write a rule down, or change it."""
    found = None if rule_id is None else preparing_rule(rule_id)
    if rule_id is not None and found is None:
        raise Http404(str(rule_id))
    posted = request.POST if request.method == "POST" else None
    fa = screen_language() == "fa"
    form = RuleForm(
        posted,
        initial=None if found is None else _rule_initial(found),
        places=[(one.key, one.name_fa if fa else one.name_en) for one in catalogue()],
        kinds=case_types(),
        teams=[(one.id, one.name) for one in teams()],
    )

    def save() -> None:
        said = dict(form.cleaned_data)
        given = RuleGiven(**said | {"team_id": row_number(said.pop("team"))})
        version = row_number(request.POST.get("version"))
        save_rule(
            rule_id=rule_id,
            given=given,
            version=version,
            by=actor_of_request(request),
            now=timezone.now(),
        )

    if posted is not None and _saved(form, save):
        say(request, _("It is kept."))
        return redirect("cases:rules")
    given = {"form": form, "found": found}
    return render(request, "cases/rule.html", given, status=200 if posted is None else 422)


@require_POST
@only_for(*LEADING)
def rule_gone(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Remove a rule."""
    remove_rule(rule_id=rule_id, by=actor_of_request(request), now=timezone.now())
    say(request, _("It is removed."))
    return redirect("cases:rules")


@require_safe
@only_for(*LEADING)
def types(request: HttpRequest) -> HttpResponse:
    """All types, those no longer used too."""
    return render(request, "cases/types.html", {"kinds": case_types(all_of_them=True)})


@require_http_methods(_WRITES)
@only_for(*LEADING)
def edit_type(request: HttpRequest, type_key: str | None = None) -> HttpResponse:
    """Make a type, or change what it asks."""
    found = None if type_key is None else case_type(type_key)
    if type_key is not None and found is None:
        raise Http404(type_key)
    posted = request.POST if request.method == "POST" else None
    form = TypeForm(
        posted,
        initial={"priority": "normal", "active": True} if found is None else _type_initial(found),
        teams=[(one.id, one.name) for one in teams()],
    )
    rows = _rows(request) if posted is not None else []

    def save() -> None:
        said = dict(form.cleaned_data)
        given = TypeGiven(**said | {"team_id": row_number(said.pop("team")), "fields": rows})
        version = row_number(request.POST.get("version"))
        save_type(
            key=type_key,
            given=given,
            version=version,
            by=actor_of_request(request),
            now=timezone.now(),
        )

    if posted is not None and _saved(form, save):
        say(request, _("It is kept."))
        return redirect("cases:types")
    shown = rows or [_row(one) for one in (found.fields if found is not None else ())]
    given = {
        "form": form,
        "found": found,
        "rows": [*shown, *[FieldSaid()] * _BLANK],
        "field_kinds": [(key, str(word)) for key, word in FIELD_KINDS.items()],
    }
    return render(request, "cases/type.html", given, status=200 if posted is None else 422)


def _saved(form: forms.Form, save: Callable[[], None]) -> bool:
    """Save what fits; what is refused is said at its field."""
    if not form.is_valid():
        return False
    try:
        save()
    except Changed:
        form.add_error(None, _("Somebody changed it meanwhile: look again."))
        return False
    except Refused as refused:
        form.add_error(
            refused.field if refused.field in form.fields else None, show_refusal(refused)
        )
        return False
    return True


def _rule_initial(found: RuleFacts) -> dict[str, Any]:
    names = ("name", "active", "times", "minutes", "whom", "type", "priority")
    told = {name: getattr(found, name) for name in names}
    return {**told, "touchpoints": list(found.touchpoints), "team": str(found.team_id or "")}


def _type_initial(found: CaseTypeFacts) -> dict[str, Any]:
    names = ("name_fa", "name_en", "priority", "approval", "active")
    return {
        **{name: getattr(found, name) for name in names},
        "topics": ", ".join(found.topics),
        "steps": lines_of(found.checklist),
        "team": str(found.team_id or ""),
    }


def _row(one: FieldFacts) -> FieldSaid:
    return FieldSaid(
        key=one.key,
        name_fa=one.name_fa,
        name_en=one.name_en,
        kind=one.kind,
        required=one.required,
        choices=lines_of(one.choices),
    )


def _rows(request: HttpRequest) -> list[FieldSaid]:
    """The rows of the form; those without a name are taken away."""
    lists = [
        request.POST.getlist(f"field_{name}") for name in ("key", "fa", "en", "kind", "choices")
    ]
    required = set(request.POST.getlist("field_required"))
    return [
        FieldSaid(
            key=key,
            name_fa=fa,
            name_en=en,
            kind=kind,
            required=str(place) in required,
            choices=choices,
        )
        for place, (key, fa, en, kind, choices) in enumerate(zip(*lists, strict=False))
        if fa.strip() or en.strip()
    ]
