"""How the company's unhappy customers were followed up."""

from dataclasses import dataclass
from typing import Final

MOST: Final = 12
_OPEN: Final = 4  # of the newest


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was found and done, and what the customer was told ("" for nothing: then `untold` says why)."""

    found: str
    done: str
    message: str = ""
    untold: str = ""


OUTCOMES: Final = (
    Told(
        found="پیک نشانی را کامل نداشت و دو بار برگشت.",
        done="نشانی و شمارهٔ واحد در پرونده ثبت شد؛ هزینهٔ ارسال برگشت.",
        message="به ما گفتید بسته دیر رسید. نشانی شما کامل شد و هزینهٔ ارسال برگشت. ببخشید.",
    ),
    Told(
        found="فروشنده اندازه را نپرسیده بود.",
        done="کارشناس فروش تماس گرفت؛ کالا با اندازهٔ درست عوض شد.",
        message="گفتید اندازه درست نبود. کالای تازه در راه است و برگشت قبلی رایگان است.",
    ),
    Told(
        found="پاسخ چت در ساعت شلوغ سه ساعت طول کشیده بود.",
        done="یک نفر به نوبت عصر افزوده شد.",
        message="گفتید دیر جواب دادیم. از این هفته عصرها یک نفر بیشتر پاسخ می‌دهد.",
    ),
    Told(
        found="تماس گرفتیم؛ دلخوری از قیمت بود و کاری از ما نخواست.",
        done="با مدیر محصول در میان گذاشته شد.",
        untold="تلفنی گفته شد",
    ),
)


def is_open(place: int) -> bool:
    """Whether the follow-up of this place, the newest first, waits still."""
    return place < _OPEN
