"""How far a customer trusts us and what it costs them: beside their page, and whole."""

from datetime import datetime, timedelta
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hamdel.conversations.public import ConversationFilter, list_conversations
from hamdel.customers.public import customer_names, known_customer, profiles_of
from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of

from ..queries.efforts import efforts_of_customer
from ..queries.promises import promises_of_profiles
from ..queries.recoveries import list_recoveries
from ..queries.repeating import repeated_of
from ..queries.trust import Trust, trust_of
from ..screens import (
    effort_shown,
    moves_shown,
    promise_row_of,
    promise_rows,
    recoveries_shown,
    recovery_shown,
    sparkline,
    trust_tone,
)

_SAMPLES: Final = 31
_SHOWN_BACK: Final = timedelta(days=90)
_MONTH: Final = timedelta(days=30)
_MOVES: Final = 3
_TALKS: Final = 5


@require_safe
@only_for(*EVERYBODY)
def beside(request: HttpRequest, customer_id: int) -> HttpResponse:
    """A piece of the customer's page and of the inbox: trust, effort, promises, what is being mended."""
    customer = _known(customer_id)
    now = timezone.now()
    profiles = profiles_of(customer)
    trust = trust_of(customer, now=now, profiles=profiles)
    efforts = efforts_of_customer(customer, now=now, profiles=profiles)
    open_ones = list_recoveries(state="open", profiles=profiles, limit=1)
    standing = promises_of_profiles(profiles, standing=True, limit=5)
    given = {
        **_trust_shown(trust, now),
        "customer_id": customer,
        "moves": moves_shown(trust.points[-_MOVES:]),
        "effort": effort_shown(efforts[-1]) if efforts else None,
        "promises": [promise_row_of(one, "", now) for one in standing],
        "recovery": recovery_shown(open_ones[0], "") if open_ones else None,
        "may_act": role_of(request) in SERVING,
        "back": request.GET.get("back", ""),
    }
    return render(request, "trust/beside.html", given)


@require_safe
@only_for(*EVERYBODY)
def whole(request: HttpRequest, customer_id: int) -> HttpResponse:
    """What moved a customer's trust, and the effort of each of their matters."""
    customer = _known(customer_id)
    now = timezone.now()
    profiles = profiles_of(customer)
    trust = trust_of(customer, now=now, profiles=profiles)
    efforts = efforts_of_customer(customer, now=now, profiles=profiles)
    given = {
        **_trust_shown(trust, now),
        "customer_id": customer,
        "name": customer_names([customer]).get(customer, ""),
        "moves": moves_shown(trust.points)[:200],
        "efforts": [(one, effort_shown(one)) for one in reversed(efforts)],
        "promises": promise_rows(promises_of_profiles(profiles, limit=50), now),
        "talks": _talks(customer),
        "recoveries": recoveries_shown(list_recoveries(profiles=profiles, limit=20)),
        "may_act": False,
    }
    return render(request, "trust/customer.html", given)


def _talks(customer: int) -> list[tuple[Any, Any]]:
    """Their newest conversations, each with what had to be repeated in it."""
    found = list_conversations(ConversationFilter(customer_id=customer), limit=_TALKS)
    return [(one, repeated_of(one)) for one in found]


def _trust_shown(trust: Trust, now: datetime) -> dict[str, Any]:
    step = _SHOWN_BACK / (_SAMPLES - 1)
    times = [now - _SHOWN_BACK + step * place for place in range(_SAMPLES)]
    samples = [trust.at(at) for at in times[:-1]] + [trust.now]
    return {
        "trust": round(trust.now),
        "tone": trust_tone(trust.now),
        "delta": round(trust.now) - round(trust.at(now - _MONTH)),
        "spark": sparkline(samples),
    }


def _known(customer_id: int) -> int:
    customer = known_customer(customer_id)
    if customer is None:
        raise Http404(str(customer_id))
    return customer
