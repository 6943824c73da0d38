"""`/draws/…`: a prize draw as anybody may see it, and the program that runs it again."""

from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..queries.incentives import draw_of_token, published
from ..rules import draw as verifier

_SHOWN = 500


@require_safe
def page(request: HttpRequest, token: str) -> HttpResponse:
    """What is drawn, what was committed to, who (as hashes) is in it, and who won."""
    facts = draw_of_token(token)
    if facts is None:
        raise Http404(token)
    told = published(facts)
    given = {
        "facts": facts,
        "result": told["result"],
        "entrants": told["entrants"][:_SHOWN],
        "more": max(0, len(told["entrants"]) - _SHOWN),
    }
    return render(request, "asking/draw_public.html", given)


@require_safe
def file(_request: HttpRequest, token: str) -> HttpResponse:
    """The same as a file, for the verifier."""
    facts = draw_of_token(token)
    if facts is None:
        raise Http404(token)
    told: dict[str, Any] = published(facts)
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Content-Disposition"] = f'attachment; filename="draw-{token}-{facts.state}.json"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
def script(_request: HttpRequest) -> HttpResponse:
    """The verifier: one file of Python that needs nothing else."""
    text = Path(verifier.__file__).read_text("utf-8")
    response = HttpResponse(text, content_type="text/x-python; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="verify_draw.py"'
    return response
