"""Messengers that speak the Bot API: Telegram, and Bale, which speaks it at another address."""
