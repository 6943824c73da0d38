"""Questions about accounts."""

import json
from typing import Final

from hamdel.platform.seals import BrokenSeal, unseal

from ..contracts import AccountFacts
from ..kinds.register import kind_of
from ..models import Account

PURPOSE: Final = b"hamdel channels"


def accounts(*, kind: str = "", state: str = "") -> list[AccountFacts]:
    """All accounts, oldest first; of one kind or state if it is given.

    Those of a kind that stand in for each other in their order.
    """
    rows = Account.objects.order_by("pk")
    if kind:
        rows = rows.filter(kind=kind)
    if state:
        rows = rows.filter(state=state)
    found = [account_facts(row) for row in rows]
    declared = kind_of(kind)
    if declared is not None and declared.stands_in is not None:
        found.sort(key=declared.stands_in)
    return found


def account(account_id: int) -> AccountFacts | None:
    """One account, None for none."""
    row = Account.objects.filter(pk=account_id).first()
    return None if row is None else account_facts(row)


def account_by_token(*, kind: str, token: str) -> AccountFacts | None:
    """The account whose hook a request came to, None for none."""
    row = Account.objects.filter(kind=kind, token=token).first()
    return None if row is None else account_facts(row)


def account_facts(row: Account) -> AccountFacts:
    """A row as kinds and other packages see it; a secret that can not be opened is empty."""
    kept: dict[str, str] = json.loads(row.settings)
    kind = kind_of(row.kind)
    declared = {one.name: one for one in kind.settings} if kind else {}
    values = {name: kept.get(name, one.default) for name, one in declared.items()}
    for name, one in declared.items():
        if one.kind == "secret" and values[name]:
            values[name] = _opened(values[name])
    return AccountFacts(
        id=row.pk,
        kind=row.kind,
        name=row.name,
        state=row.state,
        token=row.token,
        settings=values,
        made_at=row.made_at,
        last_in_at=row.last_in_at,
        last_out_at=row.last_out_at,
        error=row.error,
    )


def _opened(sealed: str) -> str:
    try:
        return unseal(sealed, purpose=PURPOSE)
    except BrokenSeal:
        return ""
