"""Live updates of open pages: server-sent events, beside Django."""

from .pages import Hub
from .stream import LiveStream
from .viewers import Viewer, add_guard, allow_topic

hub = Hub()
app = LiveStream(hub)

__all__ = ["Viewer", "add_guard", "allow_topic", "app", "hub"]
