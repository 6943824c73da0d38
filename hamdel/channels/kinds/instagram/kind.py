"""Messages on Instagram."""

from datetime import timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from ...contracts import Capabilities
from ..graph.admitting import SETTINGS, admit, show
from ..graph.calling import lacks_token
from ..shape import Kind
from .reading import is_cheap, read
from .sending import send

KIND: Final = Kind(
    key="instagram",
    name=_("Instagram"),
    icon="chat",
    about=_("Customers write to your professional account on Instagram."),
    # 1,000 bytes: of Persian letters 500.
    capabilities=Capabilities(longest=500, window=timedelta(hours=24)),
    read=read,
    send=send,
    lacks=lacks_token,
    admit=admit,
    show=show,
    reads_at_once=is_cheap,
    reaches="instagram",
    untested=True,
    settings=SETTINGS,
)
