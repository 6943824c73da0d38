"""Whose address a request comes from: what the nearest of our own proxies wrote, or the line's other end."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings


def client_of(scope: Mapping[str, Any]) -> str:
    """The address of who asks, of an ASGI request; "" where it is not known."""
    said = [
        value.decode("latin1") for name, value in scope["headers"] if name == b"x-forwarded-for"
    ]
    return (
        forwarded_for(",".join(said), proxies=settings.PROXIES)
        or (scope.get("client") or ("",))[0]
    )


def forwarded_for(said: str, *, proxies: int) -> str:
    """What the nearest `proxies` proxies wrote of `X-Forwarded-For`; the rest is hearsay; "" for nothing."""
    hops = [one.strip() for one in said.split(",")]
    return hops[-proxies] if 0 < proxies <= len(hops) else ""
