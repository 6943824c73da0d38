"""Asking a messenger for updates (long polling), or telling it where to post them."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Final

import msgspec
from django.conf import settings

from hamdel.platform.outgoing import BrokenOff, NotReached

from ...contracts import AccountFacts, NotFetched, Take
from .calling import KEY_REFUSED, Refused, call

HOOK: Final = "hook"
ASK: Final = "ask"
WAIT: Final = 25  # seconds that the messenger keeps us waiting for something new
PATIENCE: Final = 2  # broken connections in a row that are no news
REST: Final = 3.0  # seconds after one
_CONFLICT: Final = 409
_TOO_MANY: Final = 429
_LONGEST_REST: Final = 60
_WANTED: Final = ("message", "edited_message")


class _Numbered(msgspec.Struct):
    update_id: int


def fetch(account: AccountFacts, take: Take) -> None:
    """Take in what the messenger has for the bot, until it is over. Raises NotFetched."""
    if not account.settings["token"]:
        return
    if account.settings["way"] == HOOK:
        _tell_where(account, take)
    else:
        _ask_on(account, take)


def _ask_on(account: AccountFacts, take: Take) -> None:
    well, broken = False, 0
    while not take.over():
        try:
            updates = _updates(account, offset=_offset(take.place))
        except Refused as refusal:
            _bear(refusal, account, take)
            continue
        except (NotReached, BrokenOff) as problem:
            broken += 1
            if broken > PATIENCE:
                raise NotFetched(str(problem)) from problem
            take.over(wait=REST)
            continue
        if broken or not well:
            take.well()
            well, broken = True, 0
        _take_all(updates, account, take)


def _updates(account: AccountFacts, *, offset: int) -> list[msgspec.Raw]:
    said = call(
        account,
        "getUpdates",
        {"offset": offset, "timeout": WAIT, "allowed_updates": list(_WANTED)},
        seconds=WAIT + 15,
    )
    try:
        return msgspec.json.decode(said, type=list[msgspec.Raw])
    except msgspec.DecodeError:
        raise BrokenOff("The messenger's answer is no list of updates.") from None


def _take_all(updates: list[msgspec.Raw], account: AccountFacts, take: Take) -> None:
    """Keep each; only then the next question tells the messenger to forget them."""
    bot = account.settings["token"].partition(":")[0]
    newest = None
    for update in updates:
        try:
            number = msgspec.json.decode(update, type=_Numbered).update_id
        except msgspec.DecodeError:
            take(bytes(update), content_type="application/json")
            continue
        take(
            bytes(update),
            content_type="application/json",
            provider_id=f"update:{bot}:{number}",
        )
        newest = number if newest is None else max(newest, number)
    if newest is not None:
        take.keep(f"{ASK}:{newest + 1}")
    elif updates:
        raise NotFetched("The messenger's updates have no numbers.")


def _bear(refusal: Refused, account: AccountFacts, take: Take) -> None:
    """Do what a refusal asks for, or raise NotFetched."""
    if refusal.code == _TOO_MANY:
        take.over(wait=min(refusal.wait or 1, _LONGEST_REST))
    elif refusal.code == _CONFLICT and "webhook" in refusal.words.lower():
        # It posts elsewhere: the account's setting says that we ask.
        _called(account, "deleteWebhook", {"drop_pending_updates": False})
    elif refusal.code == _CONFLICT:
        raise NotFetched("Another program asks this bot for its messages too.") from refusal
    else:
        raise _told(refusal) from refusal


def _tell_where(account: AccountFacts, take: Take) -> None:
    if not settings.BASE_URL.startswith("https://"):
        return
    where = {"url": f"{settings.BASE_URL}{account.hook_path}", "allowed_updates": list(_WANTED)}
    if account.settings["secret"]:
        where["secret_token"] = account.settings["secret"]
    said = f"{account.settings['base_url']} {account.settings['token']} {sorted(where.items())}"
    place = f"{HOOK}:{sha256(said.encode()).hexdigest()}"
    if take.place != place:
        _called(account, "setWebhook", where)
        take.keep(place)
        take.well()


def _called(account: AccountFacts, method: str, fields: Mapping[str, object]) -> None:
    try:
        call(account, method, fields)
    except Refused as refusal:
        raise _told(refusal) from refusal
    except (NotReached, BrokenOff) as problem:
        raise NotFetched(str(problem)) from problem


def _told(refusal: Refused) -> NotFetched:
    if refusal.code in KEY_REFUSED:
        return NotFetched("The provider refuses the bot's token.")
    return NotFetched(f"The messenger refuses: {refusal.code} {refusal.words}")


def _offset(place: str) -> int:
    way, _, number = place.partition(":")
    return int(number) if way == ASK and number.isdecimal() else 0
