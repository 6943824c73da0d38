"""What the channels over the Graph API share."""

from tests.channels.kinds.graph.conftest import instagram, notify, send, whatsapp

__all__ = ["instagram", "notify", "send", "whatsapp"]
