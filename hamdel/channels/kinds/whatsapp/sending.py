"""Messages to people on WhatsApp: within a day of what they wrote."""

from typing import Any

import msgspec

from hamdel.platform.outgoing import BrokenOff

from ...contracts import AccountFacts, File, NotSent, Outbound, Sent, Uncertain
from ...rules.numbers import number_of
from ..graph.calling import call, lacks_token
from ..shape import Commit


class _Id(msgspec.Struct):
    id: str


class _Made(msgspec.Struct):
    messages: list[_Id]


def send(outbound: Outbound, account: AccountFacts, commit: Commit) -> Sent:
    """Send a message: its text, then its files as documents; one file carries the text itself.

    Raises NotSent where nothing of it was taken, BrokenOff and Uncertain where nobody knows.
    """
    number = number_of(outbound.recipient)
    if number is None:
        raise NotSent("That is no phone number.")
    about: dict[str, Any] = {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "to": number.removeprefix("+"),
    }
    if outbound.answers.startswith("wamid."):
        about["context"] = {"message_id": outbound.answers}
    # What is only uploaded nobody sees: all of it lies there before the first message goes.
    kept = [_uploaded(file, account) for file in outbound.files]
    sent: list[Sent] = []
    for content in _contents(outbound.text, list(zip(outbound.files, kept, strict=True))):
        try:
            sent.append(_made(account, {**about, **content}, commit))
        except NotSent as refusal:
            if sent:
                raise Uncertain(str(refusal)) from refusal
            raise
        about.pop("context", None)  # the first one alone answers
    return sent[0]


def lacks(account: AccountFacts) -> str:
    """What an account lacks for sending; empty where it lacks nothing."""
    if not account.settings["phone_number_id"].isdigit():
        return "The id of the phone number is not set."
    return lacks_token(account)


def _contents(text: str, files: list[tuple[File, str]]) -> list[dict[str, Any]]:
    words = {"type": "text", "text": {"body": text, "preview_url": False}}
    documents = [
        {"type": "document", "document": {"id": kept, "filename": file.name}}
        for file, kept in files
    ]
    if len(documents) == 1 and text and len(text) <= 1_024:  # noqa: PLR2004 - of a caption
        documents[0]["document"] = {**documents[0]["document"], "caption": text}  # type: ignore[dict-item]
        return documents
    return [words, *documents] if text else documents


def _uploaded(file: File, account: AccountFacts) -> str:
    path = f"{account.settings['phone_number_id']}/media"
    fields = {"messaging_product": "whatsapp", "type": file.type}
    try:
        said = call(account, path, fields, file=file)
        return msgspec.json.decode(said, type=_Id).id
    except (BrokenOff, msgspec.DecodeError) as problem:
        raise NotSent("The file could not be uploaded.", again=True) from problem


def _made(account: AccountFacts, fields: dict[str, Any], commit: Commit) -> Sent:
    path = f"{account.settings['phone_number_id']}/messages"
    said = call(account, path, fields, commit=commit)
    try:
        number = msgspec.json.decode(said, type=_Made).messages[0].id
    except (msgspec.DecodeError, IndexError):
        raise BrokenOff("The provider does not say which message it made.") from None
    return Sent(provider_id=number, ref=number)
