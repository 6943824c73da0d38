"""Live updates of open pages: server-sent events, beside Django."""

from .pages import Hub
from .stream import LiveStream
from .viewers import Viewer, allow_topic

hub = Hub()
app = LiveStream(hub)

__all__ = ["Viewer", "allow_topic", "app", "hub"]
