"""What maps register: their screens, and which personas they are drawn for."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hamdel.personas.public import Use, register_uses
from hamdel.platform.roles import EVERYBODY
from hamdel.platform.web import navigation

from .queries.maps import maps_of_persona


def _drawn_for(persona_id: int) -> list[Use]:
    return [
        Use(name, reverse("maps:map", args=[map_id]))
        for map_id, name in maps_of_persona(persona_id)
    ]


register_uses("maps", _drawn_for)
navigation.register(
    _("Understand and improve"), _("Journey maps"), "maps:list", "map", EVERYBODY, order=67
)
