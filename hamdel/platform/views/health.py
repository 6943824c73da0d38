"""For those who run the installation: alive, ready, measures."""

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from hamdel.platform import checks, metrics


@require_safe
def alive(_request: HttpRequest) -> HttpResponse:
    """Answer `/healthz`: the process answers; asks nothing else."""
    return _plain("ok")


@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
    """Answer `/readyz`: 200 where the database answers and is up to date, else 503 and why."""
    try:
        waiting = checks.unapplied()
    except DatabaseError:
        return _answer({"ready": False, "why": "the database does not answer"}, 503)
    if waiting:
        return _answer({"ready": False, "why": f"{waiting} migrations are not applied"}, 503)
    return _answer({"ready": True}, 200)


@require_safe
def measures(_request: HttpRequest) -> HttpResponse:
    """Answer `/metrics` in Prometheus' text form."""
    response = HttpResponse(metrics.text(), content_type=metrics.CONTENT_TYPE)
    response["Cache-Control"] = "no-store"
    return response


def _plain(text: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response


def _answer(facts: dict[str, object], status: int) -> HttpResponse:
    response = JsonResponse(facts, status=status)
    response["Cache-Control"] = "no-store"
    return response
