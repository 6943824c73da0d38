"""Accounts that stand in for each other: where one can not send, the next in their order does."""

import json
from datetime import datetime
from typing import Final

from ..kinds.shape import Kind
from ..models import Delivery
from ..queries.accounts import accounts

TRIED: Final = "tried"  # the accounts that could not send it in this round, within the payload


def hand_on(row: Delivery, kind: Kind, *, problem: str, now: datetime) -> bool:
    """Give a claimed delivery that was not sent to the next account, at once; False for none.

    Where all were tried, the next round begins with the first.
    """
    if kind.stands_in is None:
        return False
    able = [one.id for one in accounts(kind=kind.key) if one.state != "off"]
    said = json.loads(row.payload)
    tried = [*said.get(TRIED, ()), row.account_id]
    left = [one for one in able if one not in tried]
    said[TRIED] = tried if left else []
    mine = Delivery.objects.filter(pk=row.pk, state=row.state, lease_until=row.lease_until)
    account = (left or able or [row.account_id])[0]
    row.account_id, row.payload = account, json.dumps(said, ensure_ascii=False)
    if not left:
        mine.update(account_id=account, payload=row.payload)
        return False
    row.attempts = 0
    done = mine.update(
        account_id=account,
        payload=row.payload,
        state="waiting",
        attempts=0,
        lease_until=None,
        due_at=now,
        problem=problem[:1_000],
    )
    return bool(done)
