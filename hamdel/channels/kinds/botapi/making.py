"""A messenger that speaks the Bot API, as a kind of channel."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ...contracts import Capabilities, Setting
from ..shape import Kind
from .admitting import admit
from .asking import ASK, HOOK, fetch
from .reading import is_cheap, reader
from .sending import LONGEST, lacks, send


def bot_kind(
    *, key: str, name: str | Promise, about: str | Promise, base_url: str, megabytes: int
) -> Kind:
    """Make the kind of a messenger: its key is also the kind of its people's identifiers.

    `base_url` is where its Bot API is, `megabytes` how large a file it hands out.
    """
    return Kind(
        key=key,
        name=name,
        icon="send",
        about=about,
        capabilities=Capabilities(attachments=True, reply_to=True, longest=LONGEST),
        read=reader(key),
        send=send,
        lacks=lacks,
        reaches=key,
        admit=admit,
        reads_at_once=is_cheap,
        fetch=fetch,
        settings=_settings(base_url, megabytes),
    )


def _settings(base_url: str, megabytes: int) -> tuple[Setting, ...]:
    return (
        Setting(
            name="token",
            label=_("Token of the bot"),
            kind="secret",
            sent_to="base_url",
            help=_("BotFather gives it. Without one the channel only receives."),
        ),
        Setting(
            name="way",
            label=_("How messages come in"),
            kind="choice",
            default=HOOK,
            choices=(
                (HOOK, _("The messenger posts them to us")),
                (ASK, _("We ask the messenger for them")),
            ),
            help=_("Posting needs an https address that the messenger reaches; asking does not."),
        ),
        Setting(
            name="secret",
            label=_("Secret of the address"),
            kind="secret",
            help=_(
                "What the messenger says with each update (secret_token of setWebhook), so that "
                "nobody else can post. Bale says none: leave it empty there."
            ),
        ),
        Setting(
            name="base_url",
            label=_("Address of the Bot API"),
            default=base_url,
            needed=True,
            help=_("Another one for a Bot API server of your own, or one on the way there."),
        ),
        Setting(
            name="megabytes",
            label=_("Largest file to take in, in megabytes"),
            kind="number",
            default=str(megabytes),
            most=2_000,
        ),
    )
