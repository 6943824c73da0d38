"""Words that several screens share: channels, devices, outcomes, feelings, themes."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

CHANNELS = {
    "web": _("Web"),
    "app": _("App"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "chat": _("Chat"),
    "telegram": _("Telegram"),
    "bale": _("Bale"),
    "sms": _("SMS"),
    "social": _("Social network"),
    "in-person": _("In person"),
    "form": _("Form"),
    "ads": _("Advertisement"),
    "search": _("Search engine"),
}

DEVICES = {
    "laptop": _("Laptop"),
    "mobile": _("Mobile"),
    "tablet": _("Tablet"),
    "phone line": _("Phone line"),
    "kiosk": _("Kiosk"),
    "unknown": _("Unknown device"),
}

OUTCOMES = {
    "success": pgettext_lazy("outcome", "Succeeded"),
    "failure": pgettext_lazy("outcome", "Failed"),
    "abandoned": pgettext_lazy("outcome", "Abandoned"),
}

EMOTIONS = {
    "joy": pgettext_lazy("emotion", "Glad"),
    "neutral": pgettext_lazy("emotion", "Neutral"),
    "surprise": pgettext_lazy("emotion", "Surprised"),
    "fear": pgettext_lazy("emotion", "Worried"),
    "sadness": pgettext_lazy("emotion", "Let down"),
    "anger": pgettext_lazy("emotion", "Angry"),
}

SENTIMENTS = {
    "positive": pgettext_lazy("sentiment", "Pleasant"),
    "neutral": pgettext_lazy("sentiment", "Neither"),
    "negative": pgettext_lazy("sentiment", "Unpleasant"),
}

THEMES = {
    "system": (_("As the device"), "screen"),
    "light": (_("Light"), "sun"),
    "dark": (_("Dark"), "moon"),
    "contrast": (_("High contrast"), "contrast"),
}

# What the scripts say; they ask for a word by its key.
BROWSER = {
    "undo": _("Undo"),
    "close": _("Close"),
    "copied": _("Copied"),
    "offline": _("The connection is lost. Try again when it is back."),
    "failed": _("That did not work. Try again."),
    "refused": _("You may not do that."),
    "screens": _("Screens"),
    "here": _("On this page"),
    "customers": _("Customers"),
    "now": _("just now"),
    "minutes": _("%(n)s min ago"),
    "hours": _("%(n)s h ago"),
    "draft": _("Your draft was kept."),
    "discard": _("Discard draft"),
    "calendar": _("Calendar"),
    "previous_month": _("Previous month"),
    "next_month": _("Next month"),
    "today": _("Today"),
    "sms_parts": _("%(n)s SMS"),
    "customer_types": _("The customer is writing …"),
    "named": _("%(name)s names you in a note."),
    "not_a_date": _("Write a day, for example %(example)s."),
}
