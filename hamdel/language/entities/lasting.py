"""«سه روزه»: it has been three days, or something of three days.

«سه روزه منتظرم» says how long it lasts until now: the last letter is «است» and no part of the
length. «ضمانت یک‌ساله» is an adjective and «دو روزه می‌رسه» an adverb: there it is.
"""

from .message import Message
from .tense_words import (
    IMPERFECT_PREFIXES,
    MAYBE_PAST,
    NO_ASKING,
    NO_IMPERFECT,
    PAST,
    PRESENT,
    WAITING,
)
from .word_sets import words

_REACH = 12
_PROMISE_REACH = 3
_ENDS = frozenset(".!?؟;…\x00")
_QUOTES = frozenset("«»\"'")
_NOUN_ENDS = words("ی ای ام م ت ش ش مون تون شون مان تان شان")
_LOOSE_ENDS = words("م ت مون تون شون")
# What is of a length: a guarantee, a package, a deadline, a loan.
_OF_A_LENGTH = words(
    "ضمانت گارانتی گارانتیش تضمین بسته بسته‌ی اشتراک مهلت دوره تور بیمه وام چک اقساط قسط قرارداد سفر بلیت پشتیبانی "
    "وعده سابقه سود سپرده طرح سرویس اینترنت پرداخت بازپرداخت مرخصی کلاس نوبت اعتبار پرستار شیفت امتیاز "
    "garanti zemanat zamanat garantie baste eshterak mohlat dore bime vam chek check ghest safar narkh power"
)
_GUARANTEE = words("ضمانت گارانتی تضمین zemanat zamanat garanti")
# «بازدیدی یک‌روزه», «آبروی بیست‌ساله»: the ی leads to the adjective; these end so by themselves.
_NO_EZAFE = words(
    "یعنی ولی خیلی کسی کی چی وقتی مرسی مشتری گوشی بخاری باتری صندلی قالی بستنی شیرینی پنیری طوطی الکی تازگی جدی حتی راستی "
    "واقعی بعضی هیچی اونی اینی تلفنی پشتیبانی دستی"
)
_NO_COPULA_AFTER = words(
    "است هست نیست نشده نشد شد شدم شدیم شده بود بشه باشه چنده چند tamom ast nist shod bud bood chande"
)
_WAS = words("بود بوده است هست bud bood")
_GOING_ON = words("که ke دارم دارین دارید دارن داریم daram darin daran darim هنوز همش همه‌ش")
_CUSTOMER = ("مشتری", "moshtari")
# «گفتین سه روزه می‌رسه»: how long it was to take.
_PROMISED = words(
    "گفتین گفتید گفتی گفتن گفتند قرار قراره قول مگه وعده دادین goftin goftid goften gofti gharar gharare ghol mage"
)
# Done at once: with these forms the length is how long it takes.
_AT_ONCE = tuple(
    words("رس آور اور آرد ار فرست ریز شین برمیگرد برگرد بند آد اد یاد اومد امد آمد گیر")
)
_AT_ONCE_LATIN = ("res", "iar", "yar", "ferest", "riz", "shin", "band", "iad", "yad", "bargard")
_TURNING = words(
    "خاموش تموم تمام خراب عوض تحویل آماده درست نصب فعال پر خالی خشک حل واریز khamush tamum kharab avaz tahvil dorost"
)
_MINE = ("م", "مون", "تون", "شون")
_FIRST_PERSON = ("م", "یم", "am", "im")
# Nouns of customers that are also verbs of the past.
_NOUNS = words("خرید رسید پرداخت برداشت ساخت پخت فروخت kharid resid pardakht bardasht")
_N_STEMS = ("نشست", "نوشت", "نمود", "neshast", "nevesht")


def lasts_until_now(message: Message, first: int, last: int) -> bool:
    """Tell whether the words from `first` to `last` («سه روزه») say how long it has been."""
    tokens = message.tokens
    before, after = tokens.word(first - 1), tokens.word(last + 1)
    if _describes(message, first, last):
        return False
    if before in _THAT or after in _GOING_ON or after.startswith(_CUSTOMER):
        return True
    if before in _QUOTES and after in _QUOTES:
        return False
    if not after or not (after[0].isalnum() or after in _QUOTES):
        mine = len(before) > _SHORT and before.endswith(_MINE) and before not in PAST
        return mine or before in _WAS or not before or not before[0].isalpha()
    return _until_now(_clause(message, last + 1))


_THAT = words("که ke چون chon")


def _describes(message: Message, first: int, last: int) -> bool:
    """Tell whether what stands beside makes it an adjective, or a promise makes it an adverb."""
    tokens = message.tokens
    before, after = tokens.word(first - 1), tokens.word(last + 1)
    if after in _NOUN_ENDS and (tokens.joined(last + 1) or after in _LOOSE_ENDS):
        return True
    if before in _OF_A_LENGTH or after in _NO_COPULA_AFTER or after in _GUARANTEE:
        return True
    if before in {"ی", "e", "ye", "ای"} and tokens.joined(first - 1):
        return True
    if before.endswith("ی") and len(before) > _SHORT and before not in _NO_EZAFE:
        return not before.startswith(IMPERFECT_PREFIXES) and before not in PAST
    near = tokens.words[max(0, first - _PROMISE_REACH) : first]
    return not _PROMISED.isdisjoint(near)


_SHORT = 3


def _clause(message: Message, at: int) -> list[str]:
    """Return the words of the clause from the word `at`, «می» put on its verb."""
    tokens = message.tokens
    found: list[str] = []
    prefix = ""
    for here in range(at, min(len(tokens), at + _REACH)):
        word = tokens.words[here]
        if word in _ENDS or (word == "," and found):
            break
        if word in IMPERFECT_PREFIXES:
            prefix = word
        elif word not in _QUOTES:
            found.append(prefix + word)
            prefix = ""
    return found


def _until_now(clause: list[str]) -> bool:
    if not WAITING.isdisjoint(clause):
        return True
    for at, word in enumerate(clause):
        noun = word in _NOUNS and at + 1 < len(clause) and _says(clause[at + 1]) is not None
        spoken = None if noun else _says(word)
        if spoken is not None:
            return spoken and not (at and clause[at - 1] in _TURNING)
    return True


def _says(word: str) -> bool | None:
    """Return whether a verb tells of what goes on, False of what is done at once, None: no verb."""
    for prefix in IMPERFECT_PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 1 and word not in NO_IMPERFECT:
            rest = word.removeprefix(prefix)
            heads = _AT_ONCE_LATIN if rest.isascii() else _AT_ONCE
            return prefix.startswith(("ن", "n")) or not rest.startswith(heads)
    if word in PAST or word in MAYBE_PAST:
        if word.startswith(("ن", "na", "ne")) and not word.startswith(_N_STEMS):
            return True
        return word in PAST and word.endswith(("ه", "e", "eh", *_FIRST_PERSON))
    if word in PRESENT:
        return not word.startswith(("ب", "b"))
    return False if _may_be(word) else None


def _may_be(word: str) -> bool:
    """Tell whether the word has the form of a wish: «بریزین», "bekharam"."""
    if word.isascii():
        wished = word.startswith(("be", "bi")) and len(word) > _LONG
        return wished and word.endswith(("am", "im", "id", "in", "an"))
    wished = word.startswith("ب") and len(word) >= _LONG and word not in NO_ASKING
    return wished and word.endswith(("ید", "ین", "یم"))


_LONG = 5
