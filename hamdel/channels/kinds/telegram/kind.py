"""Telegram, through a bot."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from ..botapi.making import bot_kind

KIND: Final = bot_kind(
    key="telegram",
    name=_("Telegram"),
    about=_("Customers write to your bot on Telegram."),
    base_url="https://api.telegram.org",
    megabytes=20,
)
