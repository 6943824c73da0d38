"""Channels as the settings draw them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from .contracts import AccountFacts
from .kinds.register import kind_of
from .words import told_health


@dataclass(frozen=True, kw_only=True)
class AccountRow:
    """A line of the list of channels."""

    account: AccountFacts
    kind: str | Promise
    icon: str
    sends: bool
    aside: int
    error: str


def account_rows(accounts: Iterable[AccountFacts], *, aside: dict[int, int]) -> list[AccountRow]:
    """The lines: `aside` says how many of each account wait in the quarantine."""
    rows = []
    for one in accounts:
        kind = kind_of(one.kind)
        rows.append(
            AccountRow(
                account=one,
                kind=one.kind if kind is None else kind.name,
                icon="inbox" if kind is None else kind.icon,
                sends=kind is not None and kind.sends,
                aside=aside.get(one.id, 0),
                error=told_health(one.error),
            )
        )
    return rows


def hook_address(account: AccountFacts, *, base: str) -> str:
    """Where programs post to an account; empty for a kind without a hook."""
    kind = kind_of(account.kind)
    return f"{base}{account.hook_path}" if kind is not None and kind.has_hook else ""
