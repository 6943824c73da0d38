"""What personas register: their screens."""

from django.utils.translation import gettext_lazy as _

from hamdel.platform.roles import EVERYBODY
from hamdel.platform.web import navigation

navigation.register(
    _("Understand and improve"), _("Personas"), "personas:list", "users", EVERYBODY, order=69
)
