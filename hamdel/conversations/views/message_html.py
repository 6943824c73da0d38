"""HTML that others wrote, in a frame of its own: no scripts, no forms, nothing asked of other servers."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from hamdel.platform.html.showing import safe_html
from hamdel.platform.roles import EVERYBODY, only_for

from ..contracts import AttachmentFacts
from ..queries.messages import message

# Three walls, any one of which would do: the allow-list, the frame's sandbox, and this policy.
POLICY: Final = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:{remote}; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'; "
    "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
)
_SHOWN: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


@xframe_options_sameorigin
@require_safe
@only_for(*EVERYBODY)
def message_html(request: HttpRequest, message_id: int) -> HttpResponse:
    """Show a message as it was sent; pictures of other servers only where `?remote=1` asks for them."""
    found = message(message_id)
    if found is None or not found.html:
        raise Http404(str(message_id))
    remote = request.GET.get("remote") == "1"
    shown = safe_html(found.html, remote=remote, pictures=[*map(_picture, found.attachments)])
    given = {"shown": shown, "message": found, "remote": remote}
    answer = render(request, "conversations/message_html.html", given)
    answer["Content-Security-Policy"] = POLICY.format(remote=" http: https:" if remote else "")
    return answer


def _picture(file: AttachmentFacts) -> str:
    kind = file.type.partition(";")[0].strip().lower()
    return reverse("conversations:attachment", args=[file.id]) if kind in _SHOWN else ""
