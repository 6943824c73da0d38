"""Bale, through a bot: it speaks Telegram's Bot API at an address of its own."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from ..botapi.making import bot_kind

KIND: Final = bot_kind(
    key="bale",
    name=_("Bale"),
    about=_("Customers write to your bot on Bale."),
    base_url="https://tapi.bale.ai",
    megabytes=20,
)
