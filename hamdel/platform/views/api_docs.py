"""The API's document, for programs and for people."""

from typing import Any

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from hamdel import __version__
from hamdel.platform.api.guide import guide_of
from hamdel.platform.api.openapi import document


@require_safe
def openapi(_request: HttpRequest) -> HttpResponse:
    """Answer `/api/v1/openapi.json`, in English whoever asks."""
    with translation.override("en"):
        body = msgspec.json.encode(_document())
    response = HttpResponse(body, content_type="application/json")
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Show the same document as a page, with samples to copy."""
    guide = guide_of(_document())
    return render(request, "platform/api_docs.html", {"guide": guide})


def _document() -> dict[str, Any]:
    return document(version=__version__, server=settings.BASE_URL)
