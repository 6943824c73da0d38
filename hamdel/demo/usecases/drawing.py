"""The company's personas: three people, each over one of its segments."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from hamdel.personas.public import ToKeep, erase_personas, make_persona, personas, save_ideal
from hamdel.segments.public import segments

WHO: Final = "hamdel demo"
_IDEAL: Final = "loyal-buyers"
_WHY: Final = "پی‌درپی می‌خرند، کم می‌پرسند و دیگران را هم می‌آورند؛ تا نرنجند می‌مانند."
_DRAWN: Final = {
    "loyal-buyers": ToKeep(
        name="نیلوفر رکاب‌زن",
        about="می‌خواهم بدون ماشین سر کار بروم و بدانم قطعه‌ام کِی می‌رسد.",
        goals=(
            "هر روز با دوچرخه سر کار برود",
            "قطعه را پیش از آنکه دوچرخه بخوابد بخرد",
            "پیش از بیرون رفتن بداند باران می‌آید یا نه",
        ),
        pains=("روز رسیدن سفارش روشن نیست", "هر بار باید از نو بگوید چه شده", "انتقال وجه گاهی ناموفق می‌ماند"),
        words=("کِی می‌رسه؟", "پولم رفت ولی سفارش ثبت نشد", "مثل همیشه"),
        channels=("app", "telegram", "web"),
        devices=("mobile",),
        ideal=True,
    ),
    "lookers": ToKeep(
        name="کاوه تماشاگر",
        about="اول خوب نگاه می‌کنم؛ وقتی ارزید می‌خرم.",
        goals=("چند دوچرخه را کنار هم بسنجد", "تخفیف را از دست ندهد"),
        pains=("قیمت با هزینهٔ ارسال تازه در پایان پیداست", "نظر خریداران کم است"),
        words=("تخفیف هم می‌خوره؟", "فرقش با اون یکی چیه؟"),
        channels=("web", "social", "search"),
        devices=("laptop", "mobile"),
    ),
    "new-customers": ToKeep(
        name="مریم تازه‌وارد",
        about="برای نخستین بار از شما خرید کرده‌ام؛ کاش کسی راه را نشانم دهد.",
        goals=("نخستین خریدش بی‌دردسر برسد", "دوچرخهٔ فرزندش درست سوار شود"),
        pains=("نمی‌داند سفارش کجاست", "راهنمای سوار کردن پیدا نمی‌شود"),
        words=("تازه ثبت‌نام کردم", "چطوری باید ببندمش؟"),
        channels=("web", "phone", "email"),
        devices=("mobile",),
    ),
}  # fmt: skip


def draw_personas(*, now: datetime) -> None:
    """Draw three personas, over segments that there are, and say whom the company would have more of."""
    there = {one.key: one.id for one in segments()}
    made = {
        key: make_persona(replace(drawn, segment_id=there[key]), who=WHO, now=now)
        for key, drawn in _DRAWN.items()
        if key in there
    }
    best = [one for key, one in made.items() if _DRAWN[key].ideal]
    save_ideal(segment_id=there.get(_IDEAL), why=_WHY, persona_ids=best, who=WHO, now=now)


def take_personas_back(*, now: datetime) -> None:
    """Remove the personas that the demo drew; of the ideal customer nothing is said then."""
    erase_personas([one.id for one in personas() if one.made_by == WHO])
    save_ideal(segment_id=None, why="", persona_ids=_ideal_left(), who=WHO, now=now)


def _ideal_left() -> list[int]:
    return [one.id for one in personas() if one.ideal]
