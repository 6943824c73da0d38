"""Text messages out, and the admin's test."""

from hamdel.platform.outgoing import BrokenOff

from ...contracts import AccountFacts, Exchanged, NotSent, Outbound, Sent
from ..shape import Commit
from .exchanging import (
    ToSend,
    asked,
    exchange,
    number_to,
    outcome_of,
    request_for,
    shown_answer,
    shown_request,
)
from .presets import settings_with_preset


def send(outbound: Outbound, account: AccountFacts, commit: Commit) -> Sent:
    """Send one message. Raises NotSent, and BrokenOff where the gateway may have acted."""
    settings = settings_with_preset(account.settings)
    message = ToSend(to=number_to(outbound.recipient), text=outbound.text, id=outbound.delivery_id)
    sent, _, _ = exchange(message, settings, commit=commit)
    return sent


def lacks(account: AccountFacts) -> str:
    """What an account lacks for sending; empty where it lacks nothing."""
    known = settings_with_preset(account.settings)["url"]
    return "" if known else "The gateway's address is not set."


def try_out(account: AccountFacts, recipient: str, text: str) -> Exchanged:
    """Send a test at once, and give what went out and came back, without the secrets."""
    settings = settings_with_preset(account.settings)
    asked_for, answered = "", ""
    try:
        message = ToSend(to=number_to(recipient), text=text, id=0)
        request, used = request_for(message, settings)
        asked_for = shown_request(request, settings)
        answer = asked(request)
        answered = shown_answer(answer, settings)
        sent = outcome_of(answer, settings, used)
    except (NotSent, BrokenOff) as problem:
        return Exchanged(request=asked_for, answer=answered, problem=str(problem))
    return Exchanged(request=asked_for, answer=answered, provider_id=sent.provider_id)
