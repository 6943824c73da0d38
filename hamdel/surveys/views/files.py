"""Files of answers: handed out to those who may read answers, as downloads that can do nothing."""

from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from hamdel.platform import stored_files
from hamdel.platform.roles import EVERYBODY, only_for

from ..files import FOLDER
from ..queries.files import file_named


@require_safe
@only_for(*EVERYBODY)
def download(_request: HttpRequest, stored: str) -> HttpResponseBase:
    """Hand out one file, by the name under which an answer has it."""
    found = file_named(stored)
    if found is None:
        raise Http404(stored)
    name, kind = found
    path = stored_files.path_of(FOLDER, stored)
    if not path.is_file():
        raise Http404(stored)
    response = FileResponse(path.open("rb"), content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    response["Cache-Control"] = "no-store"
    return response
