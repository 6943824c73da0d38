"""Accounts are made, changed, turned off and on."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from hamdel.language.fold import stored
from hamdel.platform import audit
from hamdel.platform.seals import seal

from ..contracts import CONNECTED, AccountFacts, State
from ..kinds.register import kind_of
from ..kinds.shape import Kind
from ..models import Account
from ..queries.accounts import PURPOSE, account_facts
from ..rules.connection_health import health_with
from ..rules.settings_given import fitting

_TOKEN_BYTES = 24
OUT = "Sending"


class AccountError(ValueError):
    """It can not be done; `reason` is kind or gone."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def create_account(
    *,
    kind: str,
    name: str = "",
    settings: Mapping[str, str] | None = None,
    state: State = "on",
    who: str,
    now: datetime,
) -> AccountFacts:
    """Make an account; it is on at once, or rehearses. Raises AccountError and WrongSetting."""
    declared = _kind(kind)
    values = fitting(declared.settings, settings or {}, kept={})
    row = Account.objects.create(
        kind=kind,
        name=_name(name) or str(declared.name),
        token=secrets.token_urlsafe(_TOKEN_BYTES),
        settings=_sealed(declared, values),
        state=state,
        made_at=now,
    )
    _note(who, "channel created", row, None, {"kind": kind, "name": row.name}, now)
    return account_facts(row)


@transaction.atomic
def change_account(
    *, account_id: int, name: str, settings: Mapping[str, str], who: str, now: datetime
) -> AccountFacts:
    """Give an account other settings. Raises AccountError and WrongSetting."""
    row = _row(account_id)
    declared = _kind(row.kind)
    before = account_facts(row)
    values = fitting(declared.settings, settings, kept=before.settings)
    changed = sorted(one for one, value in values.items() if value != before.settings[one])
    old, row.name = row.name, _name(name) or row.name
    row.settings, row.error = _sealed(declared, values), ""
    row.state = "on" if row.state == "broken" else row.state
    row.save(update_fields=["name", "settings", "error", "state"])
    # Names of settings only: some are secret.
    _note(who, "channel changed", row, {"name": old}, {"name": row.name, "set": changed}, now)
    return account_facts(row)


@transaction.atomic
def turn(*, account_id: int, state: State, who: str, now: datetime) -> AccountFacts:
    """Turn an account "on" or "off" (nothing goes in or out), or let it rehearse. Raises AccountError."""
    row = _row(account_id)
    if row.state != state:
        _note(who, f"channel turned {state}", row, {"state": row.state}, {"state": state}, now)
        row.state, row.error = state, ""
        row.save(update_fields=["state", "error"])
    return account_facts(row)


def note_health(*, account_id: int, error: str, part: str = "") -> None:
    """Say that an account's connection fails ("" : works again); one that has none stays as it is.

    `part` tells what else there is to fail apart, such as `OUT`: each part says only of itself.
    """
    with transaction.atomic():
        row = Account.objects.select_for_update().filter(pk=account_id, state__in=CONNECTED)
        for one in row:
            said = health_with(one.error, part=part, error=" ".join(error.split())[:500])
            state = "broken" if said else "on"
            if (state, said) != (one.state, one.error):
                one.state, one.error = state, said
                one.save(update_fields=["state", "error"])


def _kind(key: str) -> Kind:
    kind = kind_of(key)
    if kind is None:
        raise AccountError("kind")
    return kind


def _row(account_id: int) -> Account:
    row = Account.objects.select_for_update().filter(pk=account_id).first()
    if row is None:
        raise AccountError("gone")
    return row


def _name(raw: str) -> str:
    return " ".join(stored(raw).split())[:100]


def _sealed(kind: Kind, values: Mapping[str, str]) -> str:
    secret = {one.name for one in kind.settings if one.kind == "secret"}
    kept = {
        name: seal(value, purpose=PURPOSE) if name in secret and value else value
        for name, value in values.items()
    }
    return json.dumps(kept, ensure_ascii=False)


def _note(
    who: str,
    act: str,
    row: Account,
    before: Mapping[str, object] | None,
    after: Mapping[str, object],
    now: datetime,
) -> None:
    audit.record(
        who=who, act=act, subject=f"channel:{row.pk}", before=before, after=after, now=now
    )
