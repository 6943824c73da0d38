"""Verbs by tense: past stems of spoken and written Persian, of Finglish, and English verbs."""

from .word_sets import words

_STEMS = words(
    "کرد شد داد گرفت رفت اومد امد رسید گفت زد بود داشت خرید فرستاد اورد برد خورد دید شنید موند "
    "ماند گذاشت ذاشت گذشت نوشت خواست تونست توانست خوند خواند افتاد فروخت ریخت پرداخت ساخت شکست "
    "بست نشست کشید پرسید فهمید دونست دانست انداخت برگشت گشت یافت سوخت مرد پخت نمود فرمود گردید "
    "پذیرفت خوابید ترکید پیچید پوشید ترسید رسوند رساند برگردوند برگرداند گردوند چرخید خندید شست "
    "باخت برداشت گنجید نوشید پاشید دوید کوبید ترکوند خراب‌شد بخشید چسبید پرید برخورد"
)
_NEGATED = words("نیومد نیامد نیاورد نیاورد نیفتاد نیاورد نذاشت")
_ENDINGS = (
    "",
    "م",
    "ی",
    "یم",
    "ید",
    "ین",
    "ند",
    "ه",
    "هام",
    "ش",
    "مش",
    "یمش",
    "ندش",
    "مشون",
    "متون",
    "یمشون",
    "یش",
    "ینش",
    "یدش",
    "ست",
    "هست",
    "هبود",
)
_WEAK_ENDING = "ن"
_LATIN_STEMS = words(
    "kard shod dad gereft raft omad oomad umad amad resid goft zad bud bood dasht kharid ferestad "
    "avord ovord bord khord did shenid mund moond mond gozasht zasht nevesht khast tunest toonest "
    "oftad forukht rikht pardakht shekast bast neshast keshid porsid fahmid bargasht gasht "
    "sefareshdad rasid khabid"
)
_LATIN_ENDINGS = ("", "am", "i", "im", "id", "in", "and", "e", "eh", "m", "esh", "amesh")
_LATIN_WEAK_ENDING = "an"
_NEGATIONS = ("", "ن")
_LATIN_NEGATIONS = ("", "na", "ne", "n", "nay")


def _forms(
    stems: frozenset[str], negations: tuple[str, ...], endings: tuple[str, ...]
) -> frozenset[str]:
    return frozenset(no + stem + end for no in negations for stem in stems for end in endings)


_NO_VERBS = words("نزد شدید خریدی مرده مردم نمود نمودی رفته‌رفته")
PAST = (
    _forms(_STEMS, _NEGATIONS, _ENDINGS)
    | _forms(_NEGATED, ("",), _ENDINGS)
    | _forms(_LATIN_STEMS, _LATIN_NEGATIONS, _LATIN_ENDINGS)
) - _NO_VERBS
# «گفتن» is "they said" in speech, and "to say".
MAYBE_PAST = (
    _forms(_STEMS, _NEGATIONS, (_WEAK_ENDING,))
    | _forms(_NEGATED, ("",), (_WEAK_ENDING,))
    | _forms(_LATIN_STEMS, _LATIN_NEGATIONS, (_LATIN_WEAK_ENDING,))
)
IMPERFECT_PREFIXES = ("می", "نمی", "mi", "nemi", "nmi")
# Nouns that begin like verbs with «می».
NO_IMPERFECT = words(
    "میلیون میلیونی میلیارد میلیاردی میدان میدون میز میزم میزو میزی میوه میوه‌ها میکروفر میکروویو میل میلی میانگین میانه "
    "میهمان مینا میثم میلاد میخ میرزا میزبان میراث میگو میکاپ میکس milion milyon million milad mina microwave minute minutes min mitra mile miles misol"
)
PRESENT = words(
    "باید بایست شاید خواهد خواهم خواهید خواهند است هست هستم هستین هستید هستن نیست نیستم باشه باشد "
    "باشم باشن باشید باشین کنم کنی کنه کند کنیم کنید کنین کنن کنند کن نکن نکنید نکنین بشه بشن بشم "
    "نشه نشن شه شن شود بشود بشید بیاد بیام بیای بیان بیاید بیاین بیا نیاد نیان نیاید بیار بیارن بیارین "
    "بیارید بیاره بیارم برسه برسد برسن برسم برسونید برسونین برسون برسونه نرسه برم بره برن بری برید "
    "برین بدم بده بدن بدین بدید ندین ندید بفرستید بفرستین بفرست بفرستن بفرسته بفرستم بزنید بزنین بزن بزنم "
    "بزنه ببرید ببرین ببرن ببره ببرم بخرم بگیرم بگیرید بگیره بگیرین بگین بگید بذارید بذارین بذار بذاره "
    "بندازین بندازید بندازم بندازه بنداز بندازن بندازینش بذارمش بیفته دارم داره دارن داریم دارید دارین ندارم نداره لطفا بفرمایید فرمایید فرماید "
    "bayad shayad hast ast nist bashe bashid konid konin konam kone konan beshe beshan biad biyad "
    "biam biaid bian biyan berese berese beram bere beran bedid bedin bede befrestin befrestid "
    "kon nakon befrest bezan biyar bedam "
    "bezanid bezanin daram dare daran lotfan nashe"
)
# Ends of verbs that ask for something; below, words that end so and are no such verbs.
ASKING_ENDS = ("ید", "ین")
NO_ASKING = words(
    "شاید امید جدید سفید تایید تولید رسید بازدید شدید کلید دید مفید تردید تهدید تجدید خورشید عید نوید سعید "
    "مجید حمید وحید خرید فرید رشید یزید عقید زیاد اسپید فرودین همین این چنین بین زمین سنگین آخرین اولین بهترین "
    "بدترین تامین ماشین پایین آنلاین بنزین ویتامین کابین دوربین چندین یقین دین مبین تعیین تضمین پروتئین امین "
    "بیشترین کمترین شیرین غمگین عین متین رنگین چین کین مین"
)
# Words that end as if «است» were glued to them.
NO_COPULAS = words(
    "بقیه هدیه قضیه ثانیه کرایه تصفیه تسویه تخلیه همیشه اندیشه پیشه شیشه گوشه ریشه نقشه پوشه برنامه ادامه نامه بیمه کلمه جمعه "
    "نسخه خاتمه زمزمه ترجمه خونه نمونه گونه چونه دونه روونه وارونه هفته درست راست دست دوست پست پوست لیست تست کست نیست اولیه "
    "تهیه حاشیه روحیه ناحیه کلیه تغذیه تجربه تعمیرشه مجموعه قیمه عمه همه نیمه تخمه"
)
ENGLISH_PAST = words(
    "was were did had got came paid bought sent said went took made told gave put left found broke "
    "broken lost kept knew saw heard felt met held wrote rang sat spoke spent stood thought brought "
    "caught chose fell flew forgot grew hit hung let led lent rose ran sold shut stole swore "
    "taught threw understood woke wore won been didn't wasn't weren't hadn't supposed meant since"
)
ENGLISH_PRESENT = words(
    "will ll shall won is are am be can can't isn't aren't should would want need please let "
    "arrives arrive comes come says say going coming arriving deliver"
)
ENGLISH_VERBS = words(
    "help build deliver collect pick come arrive install fix repair call ring phone refund return send bring take attend "
    "start fly travel use wear visit move open meet get have do go be pay finish pack leave host celebrate"
)
NO_PAST = words("need indeed speed feed bed red exceed proceed breed seed shed weed wed")
WAITING = words(
    "هنوز منتظر منتظرم منتظریم معطل معطلم معطلیم علاف علافم علافیم تاالان alaf alafam aalaf aalafam hanooz hanuz montazer montazeram"
)
