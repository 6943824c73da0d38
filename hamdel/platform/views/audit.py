"""Settings → Audit trail."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamdel.platform import audit
from hamdel.platform.roles import only_for
from hamdel.platform.web.deeds import show_deed

ROWS = 50
_BIGGEST = 2**63


@require_safe
@only_for("admin")
def trail(request: HttpRequest) -> HttpResponse:
    """List who did what, newest first; filtered by deed and by who or subject."""
    text, act = (request.GET.get(name, "").strip() for name in ("q", "act"))
    rows = audit.entries(text=text, act=act, before_id=_cursor(request), limit=ROWS + 1)
    kept = {name: value for name, value in (("q", text), ("act", act)) if value}
    more = {**kept, "before": rows[ROWS - 1].id} if len(rows) > ROWS else None
    acts = [("", _("All")), *((one, show_deed(one)) for one in audit.acts())]
    context = {
        "entries": rows[:ROWS],
        "next_url": f"{reverse('audit')}?{urlencode(more)}" if more else "",
        "query": text,
        "filters": [{"name": "act", "label": _("Deed"), "value": act, "options": acts}],
        "reset_url": reverse("audit") if kept else "",
    }
    page = "platform/audit.html"
    if "before" in request.GET and request.headers.get("HX-Request"):
        page += "#rows"
    return render(request, page, context)


def _cursor(request: HttpRequest) -> int | None:
    given = request.GET.get("before", "")
    if not (given.isascii() and given.isdigit() and len(given) < 20):  # noqa: PLR2004 - 64 bits
        return None
    return min(int(given), _BIGGEST - 1)
