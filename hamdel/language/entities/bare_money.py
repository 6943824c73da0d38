"""Amounts without a unit: «سه میلیون», and thousands where money is spoken of."""

from ..number_reading import Reading
from ..number_vocabulary import NUMBER_WORDS
from .entity import Entity
from .message import Message
from .word_sets import words

RIAL_IN_TOMAN = 10
_THOUSAND = 1_000
_MILLION = 10**6
_SIGNS = frozenset("$£€")
# Counted by millions, and no money.
NO_MONEY = words(
    "نفر بار دلار یورو درهم لیر پوند تا عدد دونه دانه سال مشتری کاربر خط متر کیلو تن فالوور "
    "رنگ رنگی مثلث ایرانی ایرانیان جمعیت خانوار دانلود نصب عضو ممبر لایک کامنت تیراژ برابر بیننده شنونده کیلومتر سلول "
    "بازدید دنبال ویو رکورد فایل امتیاز سکه تتر بیت کلمه نسخه جلد درجه هکتار پیکسل "
    "dolar dollar dollars usd euro eur nafar bar ta euros tether usdt followers views users "
    "fallower pix pixel emtiaz won yen krw steps yuan یوان ین وون روپیه روبل دینار فرانک کرون لیره"
)
# Said of millions in Finglish as well as in English, where they are no money without a unit.
_ENGLISH_MILLIONS = words("million millions mil billion billions")
# Where thousands without a unit are spoken of as money.
_OF_MONEY = words(
    "قیمت قیمتش پول پولم پولمو پولش هزینه کارمزد مبلغ فاکتور تومن تومان واریز پرداخت برداشت برداشتین برداشتید برداشته کسر "
    "گرون ارزون تخفیف دادم ریختم ریختین قسط کرایه حساب حسابم کارتم خرجش شارژ gheymat pool poul pul hazine toman variz "
    "pardakht bardasht bardashtin bardashtid kasr geroon dadam rikhtam kart kartam hesabam"
)
_AFTER_THOUSANDS = words(
    "که رو را از هم بیشتر کمتر گرون گرونتر ارزون ارزونتر شد شده بود دادم گرفت گرفتین گرفتن کم اضافه ناقابل پول میشه میشد نه و "
    "ke ro ham bood bud shod dadam kam ezafe"
)
_LEAST_ALONE = 10_000
# «۴۲ میلیونه»: the last letter is «است».
_GLUED_IS = words("میلیونه ملیونه")


def money_without_unit(message: Message, reading: Reading) -> Entity | None:
    """Read «سه میلیون», «۴ میلیون و ۲۰۰» and, where money is spoken of, «۴۸۰ هزار که برداشتید»."""
    if reading.scale == _THOUSAND:
        return _thousands_alone(message, reading)
    return _millions(message, reading)


def _thousands_alone(message: Message, reading: Reading) -> Entity | None:
    tokens = message.tokens
    if reading.bare or reading.ordinal or reading.value < _LEAST_ALONE or reading.language == "en":
        return None
    after = tokens.word(reading.end)
    ended = not after or (not after.isalnum() and after not in {"%", "-", "/", "$"})
    if not (ended or after in _AFTER_THOUSANDS) or not message.mentions(_OF_MONEY):
        return None
    rials = int(reading.value * RIAL_IN_TOMAN)
    value = int(reading.value)
    return message.take("money_irr", rials, reading.start, reading.end - 1, others=(value,))


def _millions(message: Message, reading: Reading) -> Entity | None:
    """Read «سه میلیون» and «۴ میلیون و ۲۰۰», toman being meant."""
    tokens = message.tokens
    largest = max(
        (
            NUMBER_WORDS[word].value
            for word in tokens.words[reading.start : reading.end]
            if word in NUMBER_WORDS
        ),
        default=0,
    )
    if largest < _MILLION or reading.bare or reading.language == "en":
        return None
    if tokens.word(reading.end) in NO_MONEY or tokens.word(reading.start - 1) in _SIGNS:
        return None
    spelled = tokens.words[reading.start : reading.end]
    if not _ENGLISH_MILLIONS.isdisjoint(spelled) and message.language == "en":
        return None
    value = reading.value if reading.loose is None else reading.loose
    rials = int(value * RIAL_IN_TOMAN)
    last = reading.end - 1
    cut = int(tokens.word(last) in _GLUED_IS)
    return message.take("money_irr", rials, reading.start, last, cut=cut, others=(int(value),))
