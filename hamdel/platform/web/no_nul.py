"""No text of ours holds NUL: PostgreSQL keeps none, and no keyboard writes one."""

from collections.abc import Callable
from typing import Final

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse

from hamdel.platform.api.problems_only import is_for_programs

Answer = Callable[[HttpRequest], HttpResponse]

_NUL: Final = "\0"
_FORMS: Final = {"application/x-www-form-urlencoded", "multipart/form-data"}


class NoNul:
    """Refuse addresses and forms that hold NUL, before anything asks the database with it.

    What programs post is left to those who read it: it is kept byte for byte, or refused by name.
    """

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request. Raises BadRequest or Http404, which become a page or a problem."""
        if _NUL in request.path_info:
            raise Http404("No address holds a NUL character.")
        if "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("The address holds a NUL character.")
        if _is_form(request) and any(
            _NUL in value for _, values in request.POST.lists() for value in values
        ):
            raise BadRequest("The form holds a NUL character.")
        return self._get_response(request)


def _is_form(request: HttpRequest) -> bool:
    return (
        request.method == "POST"
        and request.content_type in _FORMS
        and not is_for_programs(request.path_info)
    )
