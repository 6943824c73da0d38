"""The stages: their names, their order, a new one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.platform.roles import only_for
from hamdel.platform.web.toasts import say

from ..queries import catalogue, stages
from ..screens import stage_rows
from ..staging import MOST_STAGES, add_stage, move_stage, remove_stage, rename_stage
from ..usecases import CatalogueError
from .catalogue import EDITORS


@require_safe
@only_for(*EDITORS)
def stages_screen(request: HttpRequest) -> HttpResponse:
    """Every stage with how many touchpoints are in it."""
    return _show(request)


@require_POST
@only_for(*EDITORS)
def add(request: HttpRequest) -> HttpResponse:
    """Add a stage at the end."""
    try:
        add_stage(**_names(request), who=_who(request), now=timezone.now())
    except CatalogueError:
        return _show(request, error=_("A stage needs a name."), status=422)
    say(request, _("The stage is added."))
    return redirect("touchpoints:stages")


@require_POST
@only_for(*EDITORS)
def change(request: HttpRequest, key: str) -> HttpResponse:
    """Rename, move or remove a stage, as the button says."""
    deed, who, now = request.POST.get("deed", ""), _who(request), timezone.now()
    try:
        if deed in {"earlier", "later"}:
            move_stage(key=key, earlier=deed == "earlier", who=who, now=now)
        elif deed == "remove":
            remove_stage(key=key, who=who, now=now)
            say(request, _("The stage is taken away."))
        else:
            rename_stage(key=key, **_names(request), who=who, now=now)
            say(request, _("Saved."))
    except CatalogueError as error:
        text = (
            _("A stage needs a name.")
            if error.field == "name_fa"
            else _("Touchpoints are in this stage, or it is the last one: it stays.")
        )
        return _show(request, error=text, status=422)
    return redirect("touchpoints:stages")


def _show(request: HttpRequest, *, error: str = "", status: int = 200) -> HttpResponse:
    rows = stage_rows(stages(), catalogue(archived=True))
    given = {"rows": rows, "error": error, "full": len(rows) >= MOST_STAGES}
    return render(request, "touchpoints/stages.html", given, status=status)


def _names(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST.get(name, "") for name in ("name_fa", "name_en")}


def _who(request: HttpRequest) -> str:
    return str(getattr(request.user, "email", ""))
