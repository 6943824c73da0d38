"""The words in which people are asked, in the survey's language; and those of reasons on screens."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PLACES: Final = ("name", "survey", "question", "link")
SHORT: Final = {
    "fa": "{name} عزیز، نظر شما برای ما مهم است: {question}\n{link}",
    "en": "Dear {name}, your view matters to us: {question}\n{link}",
}
SHORT_NAMELESS: Final = {
    "fa": "نظر شما برای ما مهم است: {question}\n{link}",
    "en": "Your view matters to us: {question}\n{link}",
}
OR_TYPE: Final = {
    "fa": "یا همین‌جا عددی از {low} تا {high} بنویسید.",
    "en": "Or write a number from {low} to {high} right here.",
}
GREETING: Final = {
    "fa": "{name} عزیز، سلام\nنظر شما برای ما مهم است؛ پاسخ دادن کمتر از یک دقیقه وقت می‌گیرد.",
    "en": "Dear {name},\nyour view matters to us; answering takes less than a minute.",
}
GREETING_NAMELESS: Final = {
    "fa": "سلام\nنظر شما برای ما مهم است؛ پاسخ دادن کمتر از یک دقیقه وقت می‌گیرد.",
    "en": "Hello,\nyour view matters to us; answering takes less than a minute.",
}
REMINDED: Final = {"fa": "یادآوری: ", "en": "Reminder: "}
BUTTON: Final = {"fa": "پاسخ می‌دهم", "en": "Answer"}
NOTE: Final = {
    "fa": "پاسخ تنها با زدن دکمهٔ فرستادن در صفحه ثبت می‌شود. در همان صفحه می‌توانید بگویید دیگر نپرسیم.",
    "en": "Nothing is kept until you send it on the page. There you can also tell us to ask no more.",
}
PAGE: Final[dict[str, dict[str, str]]] = {
    "fa": {
        "send": "فرستادن",
        "no": "دیگر نپرسید",
        "close": "بستن",
        "thanks": "سپاس! پاسخ شما رسید.",
        "failed": "نرسید؛ یک بار دیگر بفرستید.",
        "open": "دیدن",
        "more": "چند پرسش دیگر",
        "comment": "چرا؟ اگر دوست دارید، بنویسید",
    },
    "en": {
        "send": "Send",
        "no": "Ask me no more",
        "close": "Close",
        "thanks": "Thank you! We have your answer.",
        "failed": "It did not arrive; send it once more.",
        "open": "Open",
        "more": "Some more questions",
        "comment": "Why? Write a line if you like",
    },
}
CODE_MESSAGE: Final = {
    "fa": "سپاس از پاسخ شما. {text} کد شما: {code}",
    "en": "Thank you for your answer. {text} Your code: {code}",
}
WON: Final = {
    "fa": "{name} عزیز، مژده: در قرعه‌کشی برندهٔ «{prize}» شدید. برای گرفتن جایزه به همین پیام پاسخ دهید.\nبلیت شما: {ticket}\nصفحهٔ قرعه‌کشی: {link}",
    "en": "Dear {name}, good news: you have won «{prize}» in the draw. Answer this message to have your prize.\nYour ticket: {ticket}\nThe page of the draw: {link}",
}
WON_NAMELESS: Final = {
    "fa": "مژده: در قرعه‌کشی برندهٔ «{prize}» شدید. برای گرفتن جایزه به همین پیام پاسخ دهید.\nبلیت شما: {ticket}\nصفحهٔ قرعه‌کشی: {link}",
    "en": "Good news: you have won «{prize}» in the draw. Answer this message to have your prize.\nYour ticket: {ticket}\nThe page of the draw: {link}",
}
TOLD: Final[dict[str, Any]] = {
    "nowhere": _("No way to them"),
    "consent": _("They do not want to be written to"),
    "kind": _("No way to them"),
    "off": _("The channel is off"),
    "recipient": _("No way to them"),
    "length": _("It does not fit into a message there"),
    "frequency": _("They were written to often enough"),
}
TICKET: Final = {
    "fa": "{text} شما در قرعه‌کشی هستید. بلیت شما: {ticket} — صفحهٔ قرعه‌کشی: {link}",
    "en": "{text} You are in the draw. Your ticket: {ticket} — its page: {link}",
}
REASONS: Final[dict[str, Any]] = {
    "held": _("Something is open with them"),
    "refused": _("They do not want to be asked"),
    "consent": _("They did not agree to be asked there"),
    "unreachable": _("No way to them"),
    "too_soon": _("Asked not long ago"),
    "quiet": _("Quiet hours"),
    "closed": _("The survey is not open"),
    "off": _("The rule is off"),
    "segment": _("Not in the rule's segment"),
    "failed": _("It could not be done"),
}
HOLDS: Final[dict[str, Any]] = {
    "open_case": _("A case is open"),
    "mourning": _("Bereaved"),
    "promise_broken": _("A promise was broken"),
    "being_mended": _("Trust is being restored"),
}
WHENS: Final[dict[str, Any]] = {
    "interaction": _("After something happened"),
    "case_closed": _("After a case was closed"),
    "conversation_closed": _("After a conversation was closed"),
    "purchase": _("After a purchase"),
    "segment": _("Members of a segment, now and then"),
    "page": _("On a page, while they are there"),
}
WAYS: Final[dict[str, Any]] = {
    "best": _("The first way that works"),
    "email": _("E-mail"),
    "sms": _("SMS"),
    "telegram": _("Telegram"),
    "bale": _("Bale"),
    "link": _("Personal link"),
    "phone": _("Phone"),
    "web": _("On the page"),
}
STATES: Final[dict[str, Any]] = {
    "waiting": _("Waits"),
    "asked": _("Asked"),
    "skipped": _("Passed over"),
}
ANSWERS: Final[dict[str, Any]] = {
    "made": pgettext_lazy("invitation", "made"),
    "sent": pgettext_lazy("invitation", "sent"),
    "opened": pgettext_lazy("invitation", "opened"),
    "started": pgettext_lazy("invitation", "begun"),
    "answered": pgettext_lazy("invitation", "answered"),
    "refused": pgettext_lazy("invitation", "refused"),
    "ignored": pgettext_lazy("invitation", "ignored"),
    "failed": pgettext_lazy("invitation", "not delivered"),
}


def in_words(told: dict[str, str], language: str) -> str:
    """The words in a language; another than Persian reads English."""
    return told["fa" if language == "fa" else "en"]


def page_words(language: str) -> dict[str, str]:
    """The words of the question on a page."""
    return PAGE["fa" if language == "fa" else "en"]
