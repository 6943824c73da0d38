"""What touchpoints registers with the platform: its screens and its part of the API."""

from django.utils.translation import gettext_lazy as _

from hamdel.platform.web import navigation

from .queries import unmatched_count


def _waiting(_user_id: int) -> int:
    return unmatched_count()


navigation.register(
    _("Understand and improve"),
    _("Touchpoints"),
    "touchpoints:catalogue",
    "target",
    order=60,
    key="g t",
    count=_waiting,
)
