"""Text messages through any gateway that speaks HTTP: what it is told is written into a form."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ...contracts import Capabilities, Setting
from ..shape import Kind
from .exchanging import PLACES
from .presets import PRESETS, hints
from .reading import read
from .sending import lacks, send, try_out

LONGEST: Final = 670  # ten parts of Persian
_SENDING: Final = _("How the gateway is asked, and what it answers")
_PATTERNS: Final = _("Patterns")
_ARRIVING: Final = _("What the gateway posts: delivery reports and messages")
_NAMES: Final[dict[str, str | Promise]] = {
    "own": _("None: I fill in everything"),
    "kavenegar": _("Kavenegar"),
    "melipayamak": _("MeliPayamak"),
    "smsir": _("SMS.ir"),
    "ghasedak": _("Ghasedak"),
}


def _template(
    group: str | Promise, name: str, label: str | Promise, help_: str | Promise = ""
) -> Setting:
    return Setting(name=name, label=label, kind="lines", help=help_, places=PLACES, group=group)


KIND: Final = Kind(
    key="sms",
    name=_("Text messages"),
    icon="chat",
    about=_("Text messages over a gateway: choose yours, or describe any other that speaks HTTP."),
    capabilities=Capabilities(longest=LONGEST),
    read=read,
    send=send,
    lacks=lacks,
    try_out=try_out,
    takes_queries=True,
    hints=hints,
    stands_in=lambda account: int(account.settings["order"] or 0),
    reaches="phone",
    settings=(
        Setting(
            name="preset",
            label=_("Gateway"),
            kind="choice",
            default="own",
            choices=tuple((name, _NAMES[name]) for name in PRESETS),
            help=_("What is left empty below is as this gateway documents it."),
        ),
        Setting(name="sender", label=_("Number of your line")),
        Setting(name="key", label=_("API key"), kind="secret", sent_to="url"),
        Setting(name="user", label=_("User name")),
        Setting(name="password", label=_("Password"), kind="secret", sent_to="url"),
        Setting(
            name="order",
            label=_("Order of gateways"),
            kind="number",
            default="1",
            most=99,
            help=_("If a gateway fails, the message goes over the next one in this order."),
        ),
        Setting(
            name="url",
            group=_SENDING,
            label=_("Address for sending"),
            places=PLACES,
            help=_("With places like {key} in its path; never in its host."),
        ),
        Setting(
            name="method",
            group=_SENDING,
            label=_("Method"),
            kind="choice",
            choices=(("", _("As the gateway has it")), ("POST", "POST"), ("GET", "GET")),
        ),
        _template(_SENDING, "headers", _("Headers"), _("One a line: X-API-KEY: {key}")),
        Setting(
            name="shape",
            group=_SENDING,
            label=_("Shape of the body"),
            kind="choice",
            choices=(("", _("As the gateway has it")), ("form", _("Form")), ("json", "JSON")),
        ),
        _template(
            _SENDING,
            "body",
            _("Body"),
            _(
                "A form: one field a line, receptor={to}. JSON: {to} and {text} stand in its strings. "
                "Places: {to}, {to_international}, {to_plus}, {text}, {sender}, {sender_number}, {id}, "
                "{key}, {user}, {password}, {basic}."
            ),
        ),
        Setting(
            name="success",
            group=_SENDING,
            label=_("It was taken if"),
            kind="lines",
            help=_(
                "One condition a line: return.status = 200. Empty: any answer from 200 to 299."
            ),
        ),
        Setting(
            name="trouble",
            group=_SENDING,
            label=_("The account is at fault if"),
            kind="lines",
            help=_("Like return.status = 403|418: wrong key, no credit. The channel shows it."),
        ),
        Setting(name="again", group=_SENDING, label=_("It is to be tried later if"), kind="lines"),
        Setting(
            name="id_path",
            group=_SENDING,
            label=_("Where the answer says the message's number"),
            help=_("Like entries.0.messageid"),
        ),
        Setting(
            name="patterns",
            group=_PATTERNS,
            label=_("Patterns"),
            kind="lines",
            help=_(
                "One a line: the gateway's name of it, a colon, its words with parameters in braces. "
                "A message of just these words goes as the pattern."
            ),
        ),
        Setting(
            name="pattern_url", group=_PATTERNS, label=_("Address for patterns"), places=PLACES
        ),
        _template(
            _PATTERNS,
            "pattern_body",
            _("Body for patterns"),
            _(
                "{pattern} is its name, {parameter} and {value} are repeated for each, {values} all."
            ),
        ),
        Setting(
            name="pattern_id_path",
            group=_PATTERNS,
            label=_("Where the answer to a pattern says the message's number"),
        ),
        Setting(
            name="items",
            group=_ARRIVING,
            label=_("Where the list is in what it posts"),
            help=_("Empty: the body is one thing, or a list of them."),
        ),
        Setting(
            name="report_id", group=_ARRIVING, label=_("Delivery report: the message's number")
        ),
        Setting(name="report_state", group=_ARRIVING, label=_("Delivery report: its state")),
        Setting(
            name="report_map",
            group=_ARRIVING,
            label=_("Delivery report: what states mean"),
            kind="lines",
            help=_("One a line: 10 = delivered, 11 = failed. What is not named is no news."),
        ),
        Setting(name="in_from", group=_ARRIVING, label=_("Message that comes in: who wrote it")),
        Setting(name="in_to", group=_ARRIVING, label=_("Message that comes in: our line")),
        Setting(name="in_text", group=_ARRIVING, label=_("Message that comes in: its text")),
        Setting(name="in_id", group=_ARRIVING, label=_("Message that comes in: its number")),
    ),
)
