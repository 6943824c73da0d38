"""Scenes that play again at a press: what happened, and the telephone that rings."""

import json
from datetime import datetime
from typing import Any, Final

from hamdel.channels.public import accounts, take_in
from hamdel.platform.instants import to_micros

from ..models import Company
from ..rules.life import FAILED, SERVER, DemoEvent, instant
from ..rules.plan import SECOND, Plan
from ..rules.scenes import TRANSFER_TOMAN, teller
from .recording import record_events
from .talking import EXCHANGE

_AGO: Final = 60 * SECOND  # the telephone rings so long after
_ERROR: Final = "پاسخی از بانک مقصد نرسید"


def play_failed_transfer(*, now: datetime) -> bool:
    """A customer's transfer failed a minute ago, and now he calls; False without a demo company.

    The call comes in through the company's own exchange, as a real one does. Call it outside a
    transaction.
    """
    company = Company.objects.filter(removing_at=None).first()
    exchange = next((one for one in accounts(kind="phone") if one.name == EXCHANGE), None)
    if company is None or exchange is None:
        return False
    plan = Plan(company.seed, to_micros(company.made_at), company.people, company.intensity)
    man, micros = teller(plan), to_micros(now)
    record_events(company, _transfer(plan.seed, man.user_id, micros), now=now)
    call = {
        "event": "ringing", "call_id": f"play-{micros}", "from": man.phone, "to": "02191001405",
        "direction": "in", "queue": "کیف رکاب", "at": now.isoformat(),
    }  # fmt: skip
    body = json.dumps(call, ensure_ascii=False).encode()
    take_in(account=exchange, body=body, content_type="application/json", now=now)
    return True


def _transfer(seed: int, user_id: str, now: int) -> list[DemoEvent]:
    money: dict[str, Any] = {"amount": TRANSFER_TOMAN * 10, "currency": "IRR", "to": "•••• 4471"}
    return [
        _event(seed, user_id, now - _AGO - 25 * SECOND, "Transfer Started", money, {}),
        _event(
            seed,
            user_id,
            now - _AGO,
            "Transfer Failed",
            money | {"error": _ERROR},
            {
                "outcome": FAILED.outcome,
                "sentiment": FAILED.sentiment,
                "emotion": FAILED.emotion,
                "effort": FAILED.effort,
            },
        ),
    ]


def _event(
    seed: int, user_id: str, at: int, name: str, told: dict[str, Any], signs: dict[str, Any]
) -> DemoEvent:
    call = {
        "type": "track", "event": name, "userId": user_id, "timestamp": instant(at),
        "messageId": f"rekab-{seed}-play-{at}", "properties": told,
        "context": {"hamdel": {"channel": "app", "device": "mobile", **signs}},
    }  # fmt: skip
    return DemoEvent(at, at, SERVER, call)
