"""Asking an outside model: off by default, masked before, restored after, within a day's budget."""

from datetime import datetime, timedelta
from typing import Final

import structlog
from django.conf import settings
from django.db.models import Sum

from hamdel.language.entities import find_entities
from hamdel.language.veil import unveil, veil
from hamdel.platform import audit, options

from ..models import ProviderCall
from .contracts import Endpoint, NotProvided, Provided
from .speaking import speak

BUDGET: Final = "provider.tokens_a_day"
SECONDS: Final = "provider.seconds"
MOST_TOKENS: Final = 700
MOST_TEXT: Final = 24_000  # characters
_TOKENS_PER_CHARACTER: Final = 0.5  # of Persian, about: for what is not counted yet
log = structlog.get_logger(__name__)


def is_on() -> bool:
    """Whether the installation names a service."""
    return bool(settings.PROVIDER_URL)


def ask(*, purpose: str, instructions: str, text: str, who: str, now: datetime) -> Provided:
    """Ask about a text. What identifies people is masked before it leaves, and put back after.

    `purpose` is what the audit trail calls it. Raises NotProvided: where no service is named, the
    day's budget is spent, or the service does not answer well in time.
    """
    if not is_on():
        raise NotProvided("No language model is set up.")
    masked, table = _veiled(text[:MOST_TEXT], now)
    _within_budget(len(masked) + len(instructions), now)
    call = ProviderCall.objects.create(at=now, who=who, purpose=purpose, characters=len(masked))
    endpoint = Endpoint(settings.PROVIDER_URL, settings.PROVIDER_KEY, settings.PROVIDER_MODEL)
    try:
        answer = speak(
            endpoint,
            instructions=instructions,
            text=masked,
            seconds=float(options.get(SECONDS)),
            most_tokens=MOST_TOKENS,
        )
    except NotProvided as error:
        _end(call, outcome=str(error), tokens=_guessed(len(masked)))
        raise
    _end(call, outcome="ok", tokens=answer.tokens or _guessed(len(masked) + len(answer.text)))
    return Provided(unveil(answer.text, table), answer.tokens)


def tokens_spent(*, now: datetime) -> int:
    """How many tokens the last 24 hours took."""
    recent = ProviderCall.objects.filter(at__gt=now - timedelta(days=1))
    return recent.aggregate(sum=Sum("tokens"))["sum"] or 0


def _veiled(text: str, now: datetime) -> tuple[str, dict[str, str]]:
    # Of a message everything that points at a person goes; amounts, dates and spans stay.
    pointing = {
        "phone", "email", "card", "iban", "national_id", "person", "plate_or_postal", "order_id",
        "url",
    }  # fmt: skip
    found = find_entities(text, reference=now.date())
    return veil(text, [one for one in found if one.kind in pointing])


def _within_budget(characters: int, now: datetime) -> None:
    if tokens_spent(now=now) + _guessed(characters) > int(options.get(BUDGET)):
        raise NotProvided("Today's budget for the language model is spent.")


def _guessed(characters: int) -> int:
    return round(characters * _TOKENS_PER_CHARACTER)


def _end(call: ProviderCall, *, outcome: str, tokens: int) -> None:
    call.outcome, call.tokens = outcome[:200], tokens
    call.save(update_fields=["outcome", "tokens"])
    audit.record(
        who=call.who, act="language model asked", subject=f"provider:{call.pk}", before={},
        after={"purpose": call.purpose, "tokens": tokens, "outcome": call.outcome}, now=call.at,
    )  # fmt: skip
    log.info("provider_asked", purpose=call.purpose, tokens=tokens, ok=outcome == "ok")
