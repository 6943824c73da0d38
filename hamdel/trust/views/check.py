"""`/r/<token>`: a customer answers the two questions that end a recovery, without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hamdel.conversations.public import Actor
from hamdel.platform.cursors import row_number

from ..contracts import Refused
from ..queries.recoveries import recovery_of_token
from ..usecases.recovering import answer_check

CUSTOMER = Actor(who="customer", name="")


@csrf_exempt  # it is opened from a message, in browsers that keep no cookie; whoever has the token may
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, token: str) -> HttpResponse:
    """Ask by GET, which changes nothing; the first answer by POST stands."""
    found = recovery_of_token(token)
    problem = False
    if found is not None and request.method == "POST" and found.state == "open":
        solved = {"yes": True, "no": False}.get(request.POST.get("solved", ""))
        trusts = row_number(request.POST.get("trusts") or "")
        problem = solved is None or trusts is None
        if solved is not None and trusts is not None:
            try:
                answer_check(
                    recovery_id=found.id, solved=solved, trusts=trusts, by=CUSTOMER,
                    now=timezone.now(),
                )  # fmt: skip
            except Refused:
                problem = True
        found = recovery_of_token(token)
    given = {
        "known": found is not None,
        "done": found is not None and found.state != "open",
        "title": "" if found is None or found.cause == "hand" else found.title,
        "scale": range(11),
        "problem": problem,
    }
    status = 404 if found is None else 400 if problem else 200
    return render(request, "trust/check.html", given, status=status)
