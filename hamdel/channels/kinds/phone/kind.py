"""The telephone: steps of calls come in, nothing goes out."""

from collections.abc import Sequence
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ...contracts import AccountFacts, CallEvent, Capabilities, Inbound, Raw, Setting, Unreadable
from ...rules.fields import flat_fields
from ...rules.numbers import number_of
from ..shape import Kind
from .shapes import PRESETS, Told, told_by

ACTIONS: Final = {"ringing": "Call Started", "answered": "Call Answered", "ended": "Call Ended"}
CODE_ENTERED: Final = "Continuation Code Entered"
KEYPAD_ANSWERED: Final = "Keypad Answered"
_MOST_EVENTS: Final = 500


def read(raw: Raw, account: AccountFacts) -> Sequence[Inbound]:
    """The steps of calls in one or several events. Raises Unreadable."""
    zone = ZoneInfo(settings.TIME_ZONE)
    preset = account.settings.get("preset", "auto")
    events = flat_fields(raw.body)
    if len(events) > _MOST_EVENTS:
        raise Unreadable("There are too many events in one body.")
    told = [told_by(fields, preset=preset, zone=zone) for fields in events]
    return [_inbound(one, raw) for one in told if one is not None]


def _inbound(told: Told, raw: Raw) -> Inbound:
    call = told.event
    number = number_of(call.customer)
    # The exchange vouches for the number as a server's key would; a hidden one is nobody's.
    who = ("phone", number, True) if number else ("anonymous_id", f"call:{call.call_id}", False)
    if told.keyed is not None:
        return Inbound(
            id=f"{call.call_id}:keypad:{told.survey}:{told.keyed}",
            thing="keyed",
            at=told.at or raw.received_at,
            identifiers=(who,),
            sender=number or "",
            direction=call.direction,
            device="phone line",
            action=KEYPAD_ANSWERED,
            attributes={"call_id": call.call_id, "digits": told.keyed, "survey": told.survey},
        )
    return Inbound(
        id=f"{call.call_id}:code:{raw.id}" if told.is_code else _id_of(call),
        thing="call",
        at=told.at or raw.received_at,
        identifiers=(who,),
        sender=number or "",
        direction=call.direction,
        device="phone line",
        action=CODE_ENTERED if told.is_code else ACTIONS[call.step],
        thread=f"call:{call.call_id}",
        code=told.code,
        call=call,
    )


def _id_of(call: CallEvent) -> str:
    """A call rings and ends once; each colleague who takes it over answers once."""
    who = f":{call.agent}" if call.step == "answered" else ""
    return f"{call.call_id}:{call.step}{who}"


KIND: Final = Kind(
    key="phone",
    name=_("Phone"),
    icon="phone",
    about=_("Events of your telephone exchange: who calls, who answered, how long they waited."),
    capabilities=Capabilities(text=False),
    read=read,
    settings=(
        Setting(
            name="preset",
            label=_("Shape of the events"),
            kind="choice",
            default="auto",
            choices=(
                ("auto", _("Tell by itself")),
                *((name, name.capitalize()) for name in PRESETS),
            ),
            help=_("What your exchange sends: our own shape, Zammad CTI, Simotel or Asterisk."),
        ),
    ),
)
