"""Every kind of moment at once, for questions over the whole log."""

from typing import NamedTuple

from .models import Kind


class KindRow(NamedTuple):
    """A kind of moment; `touchpoint` and `stage` are keys, None where it is not placed."""

    id: int
    channel: str
    device: str
    action: str
    touchpoint: str | None
    stage: str | None


def every_kind() -> list[KindRow]:
    """All kinds ever met, by id: one question."""
    rows = Kind.objects.order_by("pk").values_list(
        "pk", "channel", "device", "action", "touchpoint__key", "touchpoint__stage__key"
    )
    return [KindRow(*row) for row in rows]
