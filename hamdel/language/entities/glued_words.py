"""Words that people type together, number and unit: «دوروز», «یهفته», «صدهزار», "dorooz"."""

from .word_sets import words

_COUNTS = words(
    "یک یه ی دو سه چهار چار پنج شش شیش هفت هشت نه ده دوازده پانزده پونزده بیست سی چهل پنجاه شصت هفتاد هشتاد "
    "نود صد دویست سیصد چهارصد پانصد پونصد ششصد شیشصد هفتصد هشتصد نهصد نیم هزار چند"
)
_UNITS = words(
    "روز روزه ساعت ساعته هفته ماه ماهه سال ساله دقیقه دیقه شب هزار میلیون ملیون میلیارد درصد"
)
_LATIN_COUNTS = words("ye yek do se chahar char panj shish shesh haft hasht dah bist sad nim")
_LATIN_UNITS = words(
    "rooz ruz rooze ruze hafte mah mahe saat saate sal sale daghighe hezar milion milyon"
)
_SCALES = words("هزار میلیون ملیون میلیارد")
_MONEY = words("تومن تومان تومنی تومانی تومنه تومنو ریال ریالی")
_LATIN_SCALES = words("hezar milion milyon")
_LATIN_MONEY = words("toman tomani")
_ORDINALS = words("یکم دوم سوم چهارم پنجم ششم شیشم هفتم هشتم نهم")
# Words of their own.
_WHOLE = words(
    "وهزار هشتشب ونه وده وچند وسی ویک نیمروز هزارساله یساله نهماه سیماه سیروز sesal sesale doruze yemah chandmah"
)


def _known() -> dict[str, int]:
    pairs = {count + unit: len(count) for count in _COUNTS for unit in _UNITS}
    pairs |= {count + unit: len(count) for count in _LATIN_COUNTS for unit in _LATIN_UNITS}
    pairs |= {count + money: len(count) for count in _COUNTS | _SCALES for money in _MONEY}
    scaled = [scale + money for scale in _SCALES for money in _MONEY]
    pairs |= {count + rest: len(count) for count in _COUNTS for rest in scaled}
    latin = {scale + money: len(scale) for scale in _LATIN_SCALES for money in _LATIN_MONEY}
    pairs |= latin | {count + rest: len(count) for count in _LATIN_COUNTS for rest in latin}
    # «بیست‌وپنج»: the joiner stays on the second word.
    pairs |= {"چند" + count: len("چند") for count in ("صد", "ده", "صدهزار")}
    pairs |= {"و" + count: 1 for count in _COUNTS | _ORDINALS if len(count) > 1}
    return {word: cut for word, cut in pairs.items() if word not in _WHOLE}


# How many letters of the word are its number.
GLUED = _known()
