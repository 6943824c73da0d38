"""A small company: mina with a story, and whoever a test brings; moments come in by the API."""

import itertools
import json
from datetime import timedelta

import pytest
from django.test import Client

from hamdel.customers.public import customer_of, recognize_customer
from hamdel.platform import followers
from hamdel.platform.instants import rfc3339

_numbers = itertools.count(1)


class Company:
    """Records moments over the API, and lets the followers of the log see them."""

    def __init__(self, now, key):
        self.now = now
        self.headers = {"Authorization": f"Bearer {key}"}
        self.client = Client(raise_request_exception=False)

    def meet(self, *identifiers, action="Article Viewed", ago=0, channel="web", **given):
        """Record one moment some minutes ago; returns the customer's id."""
        body = {
            "id": f"desk-{next(_numbers)}",
            "occurred_at": rfc3339(self.now - timedelta(minutes=ago)),
            "identifiers": [{"kind": kind, "value": value} for kind, value in identifiers],
            "channel": channel,
            "device": "mobile",
            "action": action,
            **given,
        }
        answer = self.client.post(
            "/api/v1/interactions",
            json.dumps(body),
            content_type="application/json",
            headers=self.headers,
        )
        assert answer.status_code == 201, answer.content
        followers.run_once()
        return int(answer.json()["customer_id"])

    def describe(self, *identifiers, **attributes):
        """Say what is known of somebody; returns the customer's id."""
        profile = recognize_customer(
            identifiers=identifiers, attributes=attributes, source="test", now=self.now
        )
        return customer_of(profile)


@pytest.fixture
def company(db, now, server_key):
    return Company(now, server_key)


@pytest.fixture
def mina_id(company, mina):
    """Mina's customer id: three moments, the newest of them bad."""
    who = (("user_id", mina.user_id), ("phone", mina.phone), ("email", mina.email))
    company.describe(*who, name=mina.name, city="تهران")
    company.meet(*who, ago=60 * 26)
    company.meet(*who, action="Order Completed", ago=90, outcome="success", sentiment=0.6)
    return company.meet(
        *who,
        action="Transfer Failed",
        channel="app",
        outcome="failure",
        sentiment=-0.8,
        emotion="anger",
        text="پول کم شد ولی نرسید",
        effort=6,
        attributes={"amount": 12_500_000, "currency": "IRR", "order_id": "R-77"},
    )
