"""What an account of the chat can be set to."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ...contracts import Setting
from ...rules.chat_colors import USUAL

SETTINGS: Final = (
    Setting(
        name="origins",
        label=_("Web sites that may show it"),
        kind="lines",
        help=_("One a line, like https://shop.example. Empty: any site may."),
    ),
    Setting(
        name="title",
        label=_("Name at the top"),
        help=_("Your company's, as customers know it. Empty: the channel's name."),
    ),
    Setting(name="greeting", label=_("First words"), help=_("Empty: our own.")),
    Setting(
        name="ask",
        label=_("What is asked before the first message"),
        kind="choice",
        default="name",
        choices=(
            ("nothing", _("Nothing")),
            ("name", _("The name")),
            ("contact", _("The name, and a phone number or an e-mail")),
        ),
        help=_("Only what is not known already is ever asked."),
    ),
    Setting(
        name="language",
        label=_("Language"),
        kind="choice",
        default="auto",
        choices=(("auto", _("As the page says")), ("fa", "فارسی"), ("en", "English")),
    ),
    Setting(
        name="theme",
        label=_("Light or dark"),
        kind="choice",
        default="auto",
        choices=(("auto", _("As the device")), ("light", _("Light")), ("dark", _("Dark"))),
    ),
    Setting(
        name="accent",
        label=_("Color"),
        default=USUAL,
        help=_("Like #0b7a80. Words stay readable on it, whatever it is."),
    ),
    Setting(
        name="side",
        label=_("Where it stands"),
        kind="choice",
        default="end",
        choices=(
            ("end", _("At the end of the line")),
            ("left", pgettext_lazy("side", "Left")),
            ("right", pgettext_lazy("side", "Right")),
        ),
    ),
    Setting(
        name="per_address",
        label=_("Messages from one network address in ten minutes"),
        kind="number",
        default="300",
        most=1_000_000,
        help=_("0: any number."),
    ),
)
