"""Promises in agents' own sentences: found where one was given, and nowhere else."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hamdel.accounts.public import OpeningHours
from hamdel.trust.rules.finding import promises_in

TEHRAN = ZoneInfo("Asia/Tehran")
WEEK = (*[((9 * 60, 17 * 60),)] * 5, ((540, 780),), ())
HOURS = OpeningHours(zone="Asia/Tehran", week=WEEK)
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=TEHRAN)  # 1 Azar 1405, a Sunday

PROMISES = [
    ("تا فردا ساعت ۴ تماس می‌گیرم.", "11-23 16:00"),
    ("فردا ساعت ۱۰ صبح با شما تماس خواهم گرفت.", "11-23 10:00"),
    ("تا نیم ساعت دیگه خبرتون می‌کنم", "11-22 12:30"),
    ("تا ساعت ۵ امروز نتیجه را به شما اطلاع می‌دهم.", "11-22 17:00"),
    ("همین امروز پیگیری می‌کنم و خبر می‌دهم", "11-22 17:00"),
    ("مبلغ تا سه روز کاری به حسابتان واریز می‌شود.", "11-25 17:00"),
    ("ظرف ۷۲ ساعت وجه به حساب شما واریز خواهد شد.", "11-25 12:00"),
    ("سفارش شما فردا ارسال می‌شود.", "11-23 17:00"),
    ("بسته تا دوشنبه به دستتان می‌رسد.", "11-23 17:00"),
    ("همکارم تا یک ساعت دیگر با شما تماس می‌گیرد.", "11-22 13:00"),
    ("کارشناس فنی ما فردا صبح با شما تماس می‌گیرد.", "11-23 12:00"),
    ("قول می‌دهم تا آخر هفته مشکل حل شود.", "11-26 13:00"),
    ("کالای جایگزین را شنبه برایتان می‌فرستیم.", "11-28 17:00"),
    ("فردا عصر زنگ می‌زنم.", "11-23 19:00"),
    ("تا ۲۰ دقیقه دیگر لینک را ارسال می‌کنم.", "11-22 12:20"),
    ("حتماً تا پس‌فردا جواب می‌دهیم.", "11-24 17:00"),
    ("سرویس شما تا ساعت ۱۸ وصل می‌شود.", "11-22 18:00"),
    ("پیک ما امروز عصر بسته را می‌آورد.", "11-22 19:00"),
    ("دیروز تماس گرفتم ولی پاسخ ندادید، فردا ساعت ۱۱ دوباره تماس می‌گیرم.", "11-23 11:00"),
    ("از تأخیر عذرخواهی می‌کنم؛ تا فردا ظهر پولتان را برمی‌گردانیم.", "11-23 13:00"),
    ("قرار است واحد مالی تا چهارشنبه پاسخ بدهد.", "11-25 17:00"),
    ("فاکتور اصلاح‌شده را تا دو ساعت دیگه ایمیل می‌کنم.", "11-22 14:00"),
    ("تا هفته آینده نسخه تازه را فعال می‌کنیم.", "12-03 13:00"),
    ("درخواست شما ظرف دو روز کاری بررسی می‌شود.", "11-24 17:00"),
    ("تا ۵ آذر حتما براتون می‌فرستم", "11-26 13:00"),
    ("چهارشنبه ساعت ۳ تکنسین برای نصب می‌آید.", "11-25 15:00"),
    ("امشب نتیجه رو بهتون می‌گم، فردا هم ساعت ۹ صبح ارسالش می‌کنیم", "11-22 22:00"),
    ("ما تا آخر وقت امروز سفارش شما را آماده می‌کنیم.", "11-22 17:00"),
    ("ظرف ۲۴ ساعت آینده با شما تماس گرفته می‌شود.", "11-23 12:00"),
    ("حداکثر تا فردا ساعت ۲ بعدازظهر پاسخ خواهیم داد.", "11-23 14:00"),
    ("I'll call you back by 4 pm tomorrow.", "11-23 16:00"),
    ("I will send the invoice within two hours.", "11-22 14:00"),
    ("We'll ship the replacement on Monday.", "11-23 17:00"),
    ("We will refund you within 3 business days.", "11-25 17:00"),
    ("My colleague will contact you tomorrow morning.", "11-23 12:00"),
    ("Your refund will be processed by Thursday.", "11-26 13:00"),
    ("You'll hear from us by end of day.", "11-22 17:00"),
    ("You will receive the parcel by next Tuesday.", "11-24 17:00"),
    ("I promise to have this fixed by Friday noon.", "11-27 12:00"),
    ("I'm going to check with the warehouse and call you at 5 pm.", "11-22 17:00"),
    ("We\u2019ll get back to you within 24 hours.", "11-23 12:00"),
    ("Sorry for the wait, I'll be in touch by 3 pm today.", "11-22 15:00"),
    ("Our engineer will visit you on Wednesday at 11.", "11-25 11:00"),
    ("The money will be credited to your account in 2 days.", "11-24 17:00"),
    ("Someone from billing will call you this afternoon.", "11-22 17:00"),
    ("I called yesterday, but nobody answered, so I'll call again tomorrow at 10.", "11-23 10:00"),
    ("We are sending the part tomorrow.", "11-23 17:00"),
    ("I'll personally make sure it ships by 12 December.", "12-12 17:00"),
    ("It'll arrive tomorrow evening.", "11-23 20:00"),
    ("I'll email you the form in half an hour.", "11-22 12:30"),
    ("We shall replace it within a week.", "11-29 17:00"),
    ("Your line will be restored within the hour.", "11-22 13:00"),
]  # fmt: skip

NONE = [
    "سلام، روزتان بخیر.",
    "سفارش شما دیروز ارسال شد.",
    "فردا تماس بگیرید لطفاً.",
    "آیا فردا ساعت ۴ تماس بگیرم؟",
    "می‌توانم فردا با شما تماس بگیرم؟",
    "اگر تا فردا نرسید، با ما تماس بگیرید.",
    "اگر تا فردا نرسید خودم پیگیری می‌کنم.",
    "شاید فردا ارسال کنیم.",
    "احتمالاً تا فردا ارسال می‌شود.",
    "سعی می‌کنم تا فردا خبر بدهم.",
    "تلاش می‌کنیم امروز حل شود.",
    "امیدوارم تا فردا به دستتان برسد.",
    "سفارش‌ها معمولاً ظرف سه روز ارسال می‌شوند.",
    "ما هر روز ساعت ۹ تا ۱۷ پاسخ می‌دهیم.",
    "نمی‌توانیم تا فردا ارسال کنیم.",
    "تا فردا ارسال نمی‌شود.",
    "گفته بودم که فردا تماس می‌گیرم.",
    "همکارم گفت فردا ارسال می‌شود.",
    "قرار بود دیروز واریز شود.",
    "قرار بود فردا تماس بگیریم.",
    "فرمودید فردا پول را واریز می‌کنید.",
    "منتظر پاسخ شما تا فردا می‌مانیم.",
    "شما می‌توانید تا فردا ساعت ۴ انصراف دهید.",
    "فردا تعطیل هستیم.",
    "ساعت کاری ما ۹ تا ۱۷ است.",
    "پیگیری می‌کنم.",
    "حتماً بررسی می‌کنیم و خبر می‌دهیم.",
    "لطفاً تا فردا مدارک را ارسال کنید.",
    "باید تا فردا پرداخت کنید.",
    "مهلت پرداخت تا شنبه است.",
    "این کد تا ۱۰ دقیقه دیگر معتبر است.",
    "دیروز ساعت ۴ با شما تماس گرفتم.",
    "دو روز پیش برایتان فرستادیم.",
    "ممکن است تا فردا طول بکشد.",
    "فکر می‌کنم فردا برسد.",
    "می‌خواستم فردا تماس بگیرم.",
    "جشنواره تا آخر هفته ادامه دارد.",
    "ارسال سفارش به تهران ظرف ۲۴ ساعت رایگان است.",
    "به نظر می‌رسد فردا باران ببارد.",
    "چرا تا فردا صبر می‌کنیم؟",
    "می‌فهمم که تا فردا وقت دارید.",
    "متوجه شدم که تا شنبه مهلت دارید.",
    "کی فردا ساعت ۴ برایتان خوب است؟",
    "از ساعت ۹ در دسترس هستم.",
    "همیشه تا فردای سفارش ارسال می‌کنیم.",
    "می‌دانم که تا امروز منتظر بوده‌اید.",
    "خواهشمندم تا فردا صبر کنید.",
    "نتیجه هنوز مشخص نیست.",
    "Hello, how can I help you today?",
    "Your order was shipped yesterday.",
    "Please call us tomorrow.",
    "Can I call you tomorrow at 4?",
    "Shall we send it on Monday?",
    "If it does not arrive by tomorrow, I'll call the courier.",
    "I'll try to call you tomorrow.",
    "We might ship it on Monday.",
    "It should arrive by Friday.",
    "Orders are usually delivered within 3 days.",
    "We hope to have it fixed by tomorrow.",
    "I won't be able to call before Monday.",
    "We can't refund you by Friday.",
    "I said I'd call you by 4 pm.",
    "You told us you will pay by Friday.",
    "He promised to call at 4.",
    "We were supposed to call you by noon.",
    "We're open until 5 pm today.",
    "We'll be closed on Friday.",
    "I'll be away until Monday.",
    "I will call you back.",
    "We'll look into it as soon as possible.",
    "The code expires in 10 minutes.",
    "You have until Friday to return it.",
    "You'll need to pay by Friday.",
    "Let me know if tomorrow at 10 suits you.",
    "We'll wait for your answer until Friday.",
    "I called you at 4 pm.",
    "It took two hours.",
    "The sale ends on Saturday.",
    "Once you send the photos, we'll reply within a day.",
    "As soon as you confirm, we'll ship it tomorrow.",
    "I think it arrives tomorrow.",
    "Perhaps we'll know more on Monday.",
    "Do you want me to call you at 5?",
    "I would call you tomorrow.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "due"), PROMISES)
def test_a_promise_is_found_with_its_time(text: str, due: str) -> None:
    found = promises_in(text, now=NOW, hours=HOURS)
    assert [one.due.at.strftime("%m-%d %H:%M") for one in found] == [due]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_promise_is_left_alone(text: str) -> None:
    assert promises_in(text, now=NOW, hours=HOURS) == ()


def test_there_are_enough_examples() -> None:
    assert len(PROMISES) + len(NONE) >= 120


def test_in_a_long_answer_only_the_promise_is_marked() -> None:
    text = "سلام خانم کاظمی.\nمتأسفم که سفارش نرسیده است. تا فردا ساعت ۴ تماس می‌گیرم. روز خوبی داشته باشید."
    (found,) = promises_in(text, now=NOW, hours=HOURS)
    assert found.said == "تا فردا ساعت ۴ تماس می‌گیرم."
    assert text[found.start : found.end] == found.said


def test_at_most_three_are_offered() -> None:
    text = "فردا ساعت ۹ تماس می‌گیرم. " * 5
    assert len(promises_in(text, now=NOW, hours=HOURS)) == 3


def test_very_long_texts_are_read_quickly() -> None:
    assert promises_in("ا" * 100_000, now=NOW, hours=HOURS) == ()
    assert promises_in("می" * 50_000 + "م", now=NOW, hours=HOURS) == ()
