"""The other floor: what a plain Django view does with the same events.

One request, one parsed body, one row after the other through the ORM: as most applications begin.
Served by the same server, on the same database, with the same durability.
"""

import json
from hashlib import blake2b
from typing import Any

from django.apps import apps
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.csrf import csrf_exempt

# The tables are asked for by name: a measuring stick may touch what the product keeps closed.
Identifier = apps.get_model("customers", "Identifier")
Profile = apps.get_model("customers", "Profile")
Interaction = apps.get_model("interactions", "Interaction")
Kind = apps.get_model("touchpoints", "Kind")


@csrf_exempt
def take(request: HttpRequest) -> JsonResponse:
    """Store the events of a body."""
    body = json.loads(request.body)
    events = body.get("batch", [body])
    with transaction.atomic():
        for event in events:
            store(event)
    return JsonResponse({"success": True})


def store(event: dict[str, Any]) -> None:
    """Find or make the person and the kind, then the row, once a message id."""
    now = timezone.now()
    kind = None
    if event["type"] == "track":
        kind = Kind.objects.get_or_create(
            action=event["event"],
            channel="web",
            device="mobile",
            defaults={"first_seen_at": now, "last_seen_at": now},
        )[0]
    Interaction.objects.get_or_create(
        message_key=blake2b(event["messageId"].encode(), digest_size=16).digest(),
        defaults={
            "message_id": event["messageId"],
            "type": 1 if kind else 4,
            "profile": profile_of(event),
            "kind": kind,
            "occurred_at": parse_datetime(event["timestamp"]) or now,
            "received_at": now,
            "payload": json.dumps(event),
        },
    )


def profile_of(event: dict[str, Any]) -> Any:
    """Find the person by user id, else by anonymous id; make what is missing."""
    now = timezone.now()
    found: Any = None
    for kind, name in (("user_id", "userId"), ("anonymous_id", "anonymousId")):
        value = event.get(name)
        if value is None:
            continue
        known = Identifier.objects.filter(kind=kind, value=value).select_related("profile").first()
        if known is None:
            found = found or new_profile()
            known = Identifier.objects.create(
                kind=kind, value=value, profile=found, verified=True, home=True,
                source="plain", first_seen_at=now,
            )  # fmt: skip
        found = found or known.profile
    return found or new_profile()


def new_profile() -> Any:
    """Make a person of their own."""
    profile = Profile.objects.create(customer_id=0, created_at=timezone.now())
    profile.customer_id = profile.pk
    profile.save(update_fields=["customer_id"])
    return profile


urlpatterns = [path("v1/track", take), path("v1/batch", take)]
