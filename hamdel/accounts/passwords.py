"""What a password must be, in our words (Django's own are not all translated)."""

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _

from hamdel.platform.web.formats import show_number


class LongEnough(password_validation.MinimumLengthValidator):
    """Long, whatever it is made of."""

    def get_error_message(self) -> str:
        """What is wrong."""
        return self.get_help_text()

    def get_help_text(self) -> str:
        """What is asked."""
        shown = show_number(self.min_length)
        return _("At least %(shown)s characters; some words in a row are good.") % {"shown": shown}


class NotCommon(password_validation.CommonPasswordValidator):
    """Not one of the 20,000 that everybody tries first."""

    def get_error_message(self) -> str:
        """What is wrong."""
        return _("Too many people use this password: it is the first that is tried.")


class NotOwnName(password_validation.UserAttributeSimilarityValidator):
    """Not the name or the e-mail."""

    def get_error_message(self) -> str:
        """What is wrong."""
        return _("This is too much like your name or your e-mail.")
