"""Problems as programs are told of them: RFC 9457 `application/problem+json`."""

from http import HTTPStatus

import msgspec
from django.http import HttpResponse

CONTENT_TYPE = "application/problem+json"


class ProblemDetails(msgspec.Struct, omit_defaults=True):
    """The body of every error answer. `field` names what was wrong, e.g. `identifiers[0].kind`."""

    title: str
    status: int
    type: str = "about:blank"
    detail: str = ""
    field: str = ""


class Problem(Exception):
    """Refuse a request: `status` (4xx), what is wrong in words, and the field that is meant."""

    def __init__(
        self,
        status: int,
        title: str = "",
        *,
        field: str | None = None,
        detail: str = "",
        headers: dict[str, str] | None = None,
    ) -> None:
        self.status = status
        self.title = title or HTTPStatus(status).phrase
        self.field = field
        self.detail = detail
        self.headers = headers or {}
        super().__init__(self.title)

    def body(self) -> bytes:
        """The problem as JSON bytes."""
        return msgspec.json.encode(
            ProblemDetails(
                title=self.title, status=self.status, detail=self.detail, field=self.field or ""
            )
        )

    def response(self) -> HttpResponse:
        """The problem as Django's answer."""
        return HttpResponse(
            self.body(), status=self.status, content_type=CONTENT_TYPE, headers=self.headers
        )
