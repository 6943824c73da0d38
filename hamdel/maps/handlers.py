"""What maps register: their screens."""

from django.utils.translation import gettext_lazy as _

from hamdel.platform.roles import EVERYBODY
from hamdel.platform.web import navigation

navigation.register(
    _("Understand and improve"), _("Journey maps"), "maps:list", "map", EVERYBODY, order=67
)
