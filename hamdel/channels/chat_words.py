"""What the chat's own frame says; its script asks for a word by its key."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

WORDS: Final = {
    "open": _("Chat with us"),
    "unread": _("%(n)s new messages"),
    "close": _("Close the chat"),
    "log": _("Messages"),
    "write": _("Write…"),
    "message": _("Your message"),
    "send": _("Send"),
    "attach": _("Add a picture or a file"),
    "hello": _("Hello! Write to us; we answer right here."),
    "read": pgettext_lazy("mark", "Read"),
    "arrived": _("Arrived"),
    "sending": _("Is being sent…"),
    "kept": _("Kept; sent as soon as there is a connection"),
    "failed": _("Not sent"),
    "again": _("Try again"),
    "too_large": _("The file is larger than 10 MB."),
    "offline": _("No connection. What you write is kept and sent when it is back."),
    "types": _("%(name)s is writing"),
    "somebody": _("Somebody"),
    "here": _("We are here"),
    "away": _("Nobody is here just now"),
    "ahead": _("%(n)s before you"),
    "within": _("nine of ten are answered within %(time)s"),
    "usually": _("first answers take about %(time)s"),
    "back": _("we are back %(time)s"),
    "minute": _("a minute"),
    "minutes": _("%(n)s minutes"),
    "hours": _("%(n)s hours"),
    "today": _("Today"),
    "name": _("Your name"),
    "contact": _("Phone number or e-mail"),
    "contact_why": _("So that our answer reaches you when this page is closed."),
    "contact_wrong": _("Write a phone number or an e-mail."),
    "start": _("Start the chat"),
    "leave": _("Leave a phone number or an e-mail; the answer comes there too."),
    "left": _("Close the page if you like: the answer comes to %(where)s too."),
    "save": _("Save"),
    "elsewhere": _("Go on elsewhere"),
    "elsewhere_how": _(
        "Say or send these digits on the phone or a messenger, or open the link on another device."
    ),
    "elsewhere_until": _("Good until %(time)s. Whoever has it can write here: give it to nobody."),
    "elsewhere_have": _("Have you a code from elsewhere? Send its six digits here."),
    "elsewhere_none": _("Write something first; then you can go on elsewhere."),
    "picture": _("The link as a QR code"),
    "back_to": _("Back to the chat"),
    "before": _("Before, on %(channel)s"),
    "download": _("Download %(name)s"),
}
