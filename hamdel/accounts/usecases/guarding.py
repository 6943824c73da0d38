"""Guesses at passwords are counted: per account, per network, and apart for browsers we know.

A browser that signed in before has a count of its own, so a stranger's guesses can not lock its
owner out. What succeeds is given back: only failures add up.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from hamdel.accounts.rules.networks import network_of
from hamdel.language.emails import parse_email
from hamdel.platform import limits

WINDOW = timedelta(hours=1)
# A window begins with its first try, so any hour holds less than twice this.
PER_ACCOUNT = 10
PER_DEVICE = 10
PER_NETWORK = 100
RESETS_PER_ADDRESS = 5
RESETS_PER_NETWORK = 30


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """A counted try; `buckets` are where it was counted."""

    allowed: bool
    retry_after: int
    buckets: tuple[str, ...]


def begin_sign_in(*, email: str, address: str, device: str, now: datetime) -> Attempt:
    """Count a try to sign in before its password is looked at.

    `device` is the id of a browser that signed in as this person before, else "".
    """
    if device:
        return _count([(f"sign-in:device:{_mark(device)}", PER_DEVICE)], now)
    # The account first: guesses at one account must not use up a whole office's tries.
    return _count(
        [
            (f"sign-in:account:{account_mark(email)}", PER_ACCOUNT),
            (f"sign-in:network:{network_of(address)}", PER_NETWORK),
        ],
        now,
    )


def begin_reset(*, email: str, address: str, now: datetime) -> Attempt:
    """Count an asking for a new password."""
    return _count(
        [
            (f"reset:account:{account_mark(email)}", RESETS_PER_ADDRESS),
            (f"reset:network:{network_of(address)}", RESETS_PER_NETWORK),
        ],
        now,
    )


def give_back(attempt: Attempt) -> None:
    """Forget a try: it succeeded."""
    for bucket in attempt.buckets:
        limits.give_back(bucket)


def forgive_account(email: str) -> None:
    """Forget the tries at an account, after its owner proved themselves by mail."""
    limits.forgive(f"sign-in:account:{account_mark(email)}")


def account_mark(email: str) -> str:
    """What stands for an e-mail in the counts: one for all its writings, and no address."""
    return _mark(parse_email(email) or email)


def _mark(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _count(given: list[tuple[str, int]], now: datetime) -> Attempt:
    counted: list[str] = []
    for name, limit in given:
        answer = limits.allow(name, limit=limit, per=WINDOW, now=now)
        if not answer.allowed:
            return Attempt(allowed=False, retry_after=answer.retry_after, buckets=())
        counted.append(name)
    return Attempt(allowed=True, retry_after=0, buckets=tuple(counted))
