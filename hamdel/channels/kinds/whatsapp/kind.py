"""WhatsApp, over its Cloud API."""

from datetime import timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from ...contracts import Capabilities, Setting
from ..graph.admitting import SETTINGS, admit, show
from ..shape import Kind
from .reading import is_cheap, read
from .sending import lacks, send

KIND: Final = Kind(
    key="whatsapp",
    name=_("WhatsApp"),
    icon="chat",
    about=_("Customers write to your business number on WhatsApp (Cloud API)."),
    capabilities=Capabilities(
        attachments=True, reply_to=True, longest=4_096, window=timedelta(hours=24)
    ),
    read=read,
    send=send,
    lacks=lacks,
    admit=admit,
    show=show,
    reads_at_once=is_cheap,
    reaches="phone",
    untested=True,
    settings=(
        Setting(
            name="phone_number_id",
            label=_("Id of the phone number"),
            help=_("From the app's WhatsApp settings; it is not the number itself."),
        ),
        *SETTINGS,
    ),
)
