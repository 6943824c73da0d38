"""Labels in the words of the screen."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

INTENTS: Final[dict[str, Promise]] = {
    "delivery_status": _("Where is the order"),
    "cancel_order": _("Call something off"),
    "refund": _("Money back"),
    "return_exchange": _("Return or exchange"),
    "damaged_or_wrong_item": _("Damaged or wrong"),
    "payment_billing": _("Payment and bills"),
    "account_login": _("Account and sign-in"),
    "technical_issue": _("Technical trouble"),
    "product_info": _("Question before buying"),
    "discount_code": _("Discount or points"),
    "change_order_or_address": _("Change of order or address"),
    "warranty": _("Warranty"),
    "complaint_staff": _("Complaint about somebody"),
    "praise_thanks": _("Thanks"),
    "other": _("Something else"),
}
SENTIMENTS: Final[dict[str, Promise]] = {
    "neg": _("Negative"),
    "neu": _("Neutral"),
    "pos": _("Positive"),
}
LANGUAGES: Final[dict[str, Promise]] = {
    "fa": _("Persian"),
    "en": _("English"),
    "finglish": _("Persian in Latin letters"),
    "mixed": _("Mixed"),
    "other": _("Another language"),
}
TOXICITY: Final[dict[str, Promise]] = {"yes": _("Insulting"), "no": _("Not insulting")}
HEADS: Final[dict[str, Promise]] = {
    "sentiment": _("Feeling"),
    "emotion": _("Emotion"),
    "intent": _("Intent"),
    "toxic": _("Insult"),
}
ENTITIES: Final[dict[str, Promise]] = {
    "money_irr": _("Amount"),
    "date": _("Date"),
    "phone": _("Phone"),
    "national_id": _("National id"),
    "iban": _("Sheba"),
    "card": _("Card"),
    "order_id": _("Order or tracking number"),
    "person": _("Person"),
    "plate_or_postal": _("Plate or postal code"),
    "email": _("E-mail"),
    "percent": _("Percent"),
    "duration": _("Duration"),
    "url": _("Link"),
}
