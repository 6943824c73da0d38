"""Problems as programs are told of them: RFC 9457 `application/problem+json`."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

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
    """Refuse a request: `status` (4xx), what is wrong in words, and the field that is meant.

    `more` are members of its own that RFC 9457 lets a problem have, such as both texts of a conflict.
    """

    def __init__(
        self,
        status: int,
        title: str = "",
        *,
        field: str | None = None,
        detail: str = "",
        headers: dict[str, str] | None = None,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        self.status = status
        self.title = title or HTTPStatus(status).phrase
        self.field = field
        self.detail = detail
        self.headers = headers or {}
        self.more = more or {}
        super().__init__(f"{field}: {self.title}" if field else self.title)

    def body(self) -> bytes:
        """The problem as JSON bytes."""
        details = ProblemDetails(
            title=self.title, status=self.status, detail=self.detail, field=self.field or ""
        )
        return msgspec.json.encode({**self.more, **msgspec.to_builtins(details)})

    def response(self) -> HttpResponse:
        """The problem as Django's answer."""
        return HttpResponse(
            self.body(), status=self.status, content_type=CONTENT_TYPE, headers=self.headers
        )
