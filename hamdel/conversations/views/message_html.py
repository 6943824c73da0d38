"""HTML that others wrote, in a frame of its own: no scripts, no forms, nothing asked of other servers."""

from functools import partial
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
from ..remote_pictures import picture_path

# Three walls, any one of which would do: the allow-list, the frame's sandbox, and this policy. It never
# lets the reader's browser ask another server: what they want to see of those is fetched for them.
POLICY: Final = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'; "
    "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
)
_SHOWN: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


@xframe_options_sameorigin
@require_safe
@only_for(*EVERYBODY)
def message_html(request: HttpRequest, message_id: int) -> HttpResponse:
    """Show a message as it was sent; pictures of other servers only where `?remote=1` asks for them.

    They come from an address of ours then.
    """
    found = message(message_id)
    if found is None or not found.html:
        raise Http404(str(message_id))
    remote = partial(picture_path, found.id) if request.GET.get("remote") == "1" else None
    shown = safe_html(found.html, remote=remote, pictures=[*map(_picture, found.attachments)])
    given = {"shown": shown, "message": found}
    answer = render(request, "conversations/message_html.html", given)
    answer["Content-Security-Policy"] = POLICY
    return answer


def _picture(file: AttachmentFacts) -> str:
    kind = file.type.partition(";")[0].strip().lower()
    return reverse("conversations:attachment", args=[file.id]) if kind in _SHOWN else ""
