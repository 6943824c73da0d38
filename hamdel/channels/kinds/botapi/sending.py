"""Messages out: text, and each file as a document."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from hamdel.platform.outgoing import BrokenOff, NotReached

from ...contracts import AccountFacts, File, NotSent, Outbound, Sent, Uncertain
from ..shape import Commit
from .calling import KEY_REFUSED, Refused, call
from .reading import ref_of

LONGEST: Final = 4_096  # characters of a message, in the Bot API
LONGEST_CAPTION: Final = 1_024
_TOO_MANY: Final = 429
_UPLOAD_SECONDS: Final = 120.0


class PartlySent(Uncertain):
    """Some of it arrived, and the rest nobody knows: a person decides."""


class _Made(msgspec.Struct):
    message_id: int


def send(outbound: Outbound, account: AccountFacts, commit: Commit) -> Sent:
    """Send a message: its text, then its files; one file carries a short text itself.

    Raises NotSent where nothing of it was taken.
    """
    about = _about(outbound, account)
    text, files = outbound.text, outbound.files
    steps: list[tuple[str, File | None]] = []
    if len(files) == 1 and len(text) <= LONGEST_CAPTION:
        steps = [(text, files[0])]
    else:
        steps = [(text, None)] * bool(text) + [("", one) for one in files]
    sent: list[Sent] = []
    for words, file in steps:
        fields = {**about, **_words(words, file)}
        try:
            sent.append(_step(fields, file, account, commit))
        except NotSent as refusal:
            if sent:
                raise PartlySent(str(refusal)) from refusal
            raise
        about = {"chat_id": about["chat_id"]}  # the first one alone answers
    return sent[0]


def lacks(account: AccountFacts) -> str:
    """What an account lacks for sending; empty where it lacks nothing."""
    return "" if account.settings["token"] else "The bot's token is not set."


def _step(
    fields: Mapping[str, Any], file: File | None, account: AccountFacts, commit: Commit
) -> Sent:
    method = "sendMessage" if file is None else "sendDocument"
    files = [] if file is None else [("document", file)]
    try:
        said = call(account, method, fields, files=files, seconds=_UPLOAD_SECONDS, commit=commit)
    except NotReached as problem:
        raise NotSent(str(problem), again=True) from problem
    except Refused as refusal:
        raise _not_sent(refusal) from refusal
    try:
        number = msgspec.json.decode(said, type=_Made).message_id
    except msgspec.DecodeError:
        raise BrokenOff("The provider does not say which message it made.") from None
    ref = ref_of(account, fields["chat_id"], number)
    return Sent(provider_id=ref, ref=ref, answer=f"message {number}")


def _about(outbound: Outbound, account: AccountFacts) -> dict[str, Any]:
    """Whom it is for, and what it answers."""
    if not outbound.recipient.removeprefix("-").isdecimal():
        raise NotSent("There is no such chat.")
    about: dict[str, Any] = {"chat_id": int(outbound.recipient)}
    ours = ref_of(account, about["chat_id"], 0).removesuffix("0")
    number = outbound.answers.removeprefix(ours).partition(":")[0]
    if not (outbound.answers.startswith(ours) and number.isascii() and number.isdecimal()):
        return about
    if account.kind == "telegram":
        return about | {
            "reply_parameters": {"message_id": int(number), "allow_sending_without_reply": True}
        }
    return about | {"reply_to_message_id": int(number)}


def _words(text: str, file: File | None) -> dict[str, str]:
    if file is None:
        return {"text": text}
    return {"caption": text} if text else {}


def _not_sent(refusal: Refused) -> NotSent:
    answer = f"{refusal.code} {refusal.words}"
    if refusal.code == _TOO_MANY:
        return NotSent("The provider asks to wait.", again=True, answer=answer, after=refusal.wait)
    if refusal.code in KEY_REFUSED:
        return NotSent(
            "The provider refuses the bot's token.", again=True, answer=answer, broken=True
        )
    if refusal.code == 403:  # noqa: PLR2004 - HTTP
        return NotSent("They do not let the bot write to them.", answer=answer)
    return NotSent("The provider refuses the message.", answer=answer)
