"""Where programs ask, every refusal is a problem, whoever refuses."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

from hamdel.platform.problems import CONTENT_TYPE, Problem

Answer = Callable[[HttpRequest], HttpResponse]

FOR_PROGRAMS: Final = ("/api", "/v1", "/hooks")
_OF_THE_BODY: Final = ("Content-Length", "Content-Language", "Content-Encoding")
_FAILED: Final = 400


class ProblemsOnly:
    """Give programs a problem (RFC 9457) in place of a page that tells people of a failure.

    It is the outermost: an unforeseen failure, a wrong host, a wrong method, a missing token and a
    missing address all pass through here. Status and headers stay as they are.
    """

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        response = self._get_response(request)
        if response.status_code < _FAILED or not is_for_programs(request.path_info):
            return response
        if response.headers.get("Content-Type", "").startswith(CONTENT_TYPE):
            return response
        for name in _OF_THE_BODY:
            response.headers.pop(name, None)
        response.content = Problem(response.status_code).body()
        response.headers["Content-Type"] = CONTENT_TYPE
        return response


def is_for_programs(path: str) -> bool:
    """Whether programs ask at this path, not people with a browser."""
    return any(path == start or path.startswith(f"{start}/") for start in FOR_PROGRAMS)
