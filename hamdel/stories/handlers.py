"""What stories register: screens, and the personal data they hold."""

from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import register_holder
from hamdel.platform.roles import EVERYBODY
from hamdel.platform.web import navigation

from . import personal

register_holder(
    "stories",
    export=personal.stories_held,
    erase=personal.drop_stories,
    count=personal.count_stories,
)
navigation.register(
    _("Voice of the customer"), _("Team's stories"), "stories:list", "book", EVERYBODY, order=65
)
navigation.register(
    _("Voice of the customer"), _("Customer vision"), "stories:vision", "eye", EVERYBODY, order=66
)
