"""Words before a number that say what it is: «کد ملی», «کد پستی», "tracking"."""

import re
from typing import Literal

Hint = Literal["national_id", "postal", "card", "iban", "phone", "order", "other"]

_REACH = 60
_HINT = re.compile(
    r"(?P<national_id>(?<!بانک )ملی(?!ون|ار)|\bnational|\bmell?i\b)"
    r"|(?P<postal>پلاک(?!ت)|کد ?\u200c?پستی|\bko?de? ?posti|\bcode ?posti|\bpostal|\bpost ?code|\bzip\b)"
    r"|(?P<iban>شبا|\bsh[ae]ba\b|\biban\b)"
    r"|(?P<card>کارت(?!خوان|ن|ون)|شماره ?حساب|\baccount n|\bcards?\b|\bkart\b|\bcart\b)"
    r"|(?P<order>سفارش|رهگیری|پیگیری|مرسوله|بارنامه|فاکتور|تیکت|بلی[تط]|رزرو|تراکنش|ارجاع|شناسه"
    r"|\border|\btrack|\bticket|\binvoice|\bref|\bbooking|\bsefaresh|\bb[ei]lit|\bpnr|\brahgiri|\bpeygiri)"
    r"|(?P<phone>تلفن|موبایل|همراه|تماس|واتساپ|زنگ|\bphone|\bmobile|\bcall|\btel\b|\bcell|\bring\b|\btamas|\bzang|\bwhatsapp)"
    r"|(?P<other>سرشماره|تایید|پیامک|رمز|ورود|تخفیف|هدیه|کوپن|معرف|\botp|\bverif|\bpromo|\bdiscount|\bcoupon"
    r"|\bgift|\btakhfif|\bta+[ei]+d|\bramz|\bpassword|\bsms|\bcode you|\bdigit)"
)


def hint_before(folded: str, start: int) -> Hint | None:
    """Return what the nearest telling word before `start`, on the same line, says comes now."""
    line = folded.rfind("\n", max(0, start - _REACH), start)
    reach = folded[max(line + 1, start - _REACH, 0) : start]
    last: Hint | None = None
    for found in _HINT.finditer(reach):
        if not (last == "postal" and found.lastgroup == "order"):
            last = found.lastgroup  # type: ignore[assignment]  # the groups are the hints
    return last
