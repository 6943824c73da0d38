"""Doing what a form asks for, and saying what became of it on the page that follows."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from .toasts import say


def done(  # noqa: PLR0913 - what is done, what is said of it, and what it may raise
    request: HttpRequest,
    deed: Callable[[], Any],
    said: str,
    back: str,
    *,
    undo: str = "",
    gone: type[Exception],
    refused: type[Exception],
) -> HttpResponse:
    """Do it and say so, with a way back; what `refused` says instead, and 404 for `gone`."""
    try:
        deed()
    except gone as problem:
        raise Http404(str(problem)) from None
    except refused as problem:
        messages.error(request, str(problem))
    else:
        say(request, said, undo=undo)
    return redirect(back)
