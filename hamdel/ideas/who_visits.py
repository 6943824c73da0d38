"""Who uses the browser that asks: the visitor of the public board."""

from datetime import datetime
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from hamdel.accounts.public import network_of
from hamdel.customers.public import customer_of, profiles_of

from .models import Visitor
from .usecases.proving import STAYS, visitor_of

COOKIE: Final = "hamdel_ideas"
PATH: Final = "/ideas/"


def visitor_in(request: HttpRequest, now: datetime) -> Visitor | None:
    """The visitor whose browser asks; None for nobody we know."""
    return visitor_of(request.COOKIES.get(COOKIE, ""), now=now)


def profiles_in(visitor: Visitor | None) -> list[int]:
    """The profiles of who visits: of all that were joined to theirs."""
    if visitor is None:
        return []
    customer = customer_of(visitor.profile_id)
    return [visitor.profile_id] if customer is None else profiles_of(customer)


def network_in(request: HttpRequest) -> str:
    """The network that a request comes from, by which tries are counted."""
    return network_of(str(request.META.get("REMOTE_ADDR") or ""))


def remember(response: HttpResponseBase, secret: str) -> None:
    """Let the browser be known from now on."""
    response.set_cookie(
        COOKIE,
        secret,
        max_age=int(STAYS.total_seconds()),
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponseBase) -> None:
    """Let the browser forget."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
