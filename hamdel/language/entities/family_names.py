"""Family names that are common in Iran, and the endings that make one."""

from .given_names import GIVEN_NAMES
from .same_length import same_length
from .word_sets import words

_PERSIAN = (
    "محمدی حسینی احمدی رضایی مرادی حیدری کریمی جعفری رحیمی اکبری قاسمی موسوی صادقی محمودی رحمانی "
    "ابراهیمی کاظمی عباسی علیزاده حسن‌زاده حسنزاده میرزایی اسدی فرهادی سلیمانی هاشمی صالحی نوری "
    "یوسفی امینی نظری مرادی باقری طاهری سعیدی نجفی عزیزی رستمی بهرامی شریفی زارعی زارع حسنی غلامی "
    "قربانی ملکی فتحی خسروی سلطانی اسماعیلی یعقوبی شفیعی اکرمی مقدم جلالی جلیلی نیک‌نژاد نیکنژاد "
    "کیانپور کیانی توکلی رضوانی فرهمند رستگار مظفری نادری بهشتی شاکری داودی داوودی تقوی تقی‌زاده "
    "تقیزاده علوی عابدی عبدی عبداللهی عبدالهی علی‌پور علیپور عسگری عسکری عظیمی غفاری فاضلی فراهانی "
    "فلاح فلاحی فیضی قادری قدیمی قنبری قائمی قره‌داغی کاویانی کامرانی کرمی کمالی کوهی گودرزی لطفی "
    "محبی محسنی مختاری مدنی مرتضوی مرتضایی مشایخی مصطفوی مصطفایی معصومی معینی منصوری مهدوی مهدی‌زاده "
    "مهدیزاده میرزاخانی میری مؤمنی مومنی ناصری نجاتی نصیری نعمتی نیازی نیکخواه وحیدی ولی‌زاده ولیزاده "
    "همتی یزدانی یاری یگانه آقایی آذری آزادی ابوطالبی احدی ادیب ارجمند اردکانی ارشدی اصغری افشار "
    "افشاری امامی امیدی امیری انصاری ایمانی ایزدی بابایی باباخانی بازرگان بختیاری بذرافشان برزگر بیات "
    "بیگی پارسا پاکزاد پناهی پورمحمدی پهلوان پیری ترابی تهرانی توسلی ثابت جباری جمالی جمشیدی جوادی "
    "جهانگیری چراغی حاتمی حبیبی حجتی حسام حکیمی حمیدی حیاتی خادمی خالقی خانی خدابنده خدادادی خلیلی "
    "خواجوی خوشرو دادخواه درویشی دلاوری دهقان دهقانی ذاکری راد رجبی رحمتی رسولی رشیدی رفیعی رمضانی "
    "رنجبر روحانی روستا زاهدی زمانی زندی زینلی ساعی سالاری سالمی سامانی سبحانی ستاری سجادی سرمدی سلامی "
    "سلامت سمیعی سهرابی شاه‌محمدی شاهی شجاعی شریف شعبانی شفیعی شکری شمس شمسی شهابی شهبازی شهیدی شیرازی "
    "شیخ شیخی صابری صارمی صالحی صباغ صدری صدیقی صفایی صفری صمدی صمیمی ضیایی طالبی طباطبایی طهماسبی عارفی "
    "عامری عباس‌زاده عرب عربی عزیزی عطایی علایی عمرانی عنایتی غلامپور غنی فاطمی فتاحی فخری فدایی فرجی "
    "فردوسی فرزانه فرهنگ فروتن فولادی فیروزی قاضی قاضیزاده قهرمانی کاشانی کاشی کامکار کاوه کبیری کرامتی "
    "کشاورز کلانتری کیا گلزار گنجی لاری لشکری ماهری مبارکی متقی مجیدی محمدزاده محمدپور مدرسی مراد مرادخانی "
    "مستوفی مطهری معتمدی مفتخر مقدسی ملایی منتظری موحد موحدی مولایی مهرابی میرباقری میرحسینی میرزاده نامدار "
    "نبوی نجف‌زاده نراقی نقدی نوروزی نیک‌پور نیکو واعظی واحدی والی ورزنده وزیری وکیلی هدایتی هنرمند یحیایی "
    "یونسی یاسینی خامنه‌ای روحبخش شاهرخی خوئی سیفی درخشان اخوان اخوت ارباب پرتوی پیروزی خرم شکوهی "
    "شایسته دانش دانشور بهادری بهزادی بهنام پازوکی ترکاشوند جعفرزاده جلالیان حقی حقیقی خرمی خوانساری دولتی "
    "ساداتی سادات رئیسی رییسی سپهری سرابی سروری سیدی شاملو شمسایی صحرایی صوفی طاهریان عبادی عباسیان کریمیان "
    "احمدیان محمدیان حسینیان رضائیان قاسمیان فرجیان شفیعیان میرزائیان دشتی بوشهری اهوازی تبریزی اصفهانی "
    "مشهدی کرمانی یزدی قمی همدانی رشتی گیلانی مازندرانی خراسانی بلوچ لرستانی نیشابوری سبزواری زنجانی"
)
_LATIN = (
    "mohammadi hosseini hoseini ahmadi rezaei rezai rezaee moradi heydari heidari karimi jafari rahimi "
    "akbari ghasemi mousavi moosavi sadeghi mahmoudi rahmani ebrahimi kazemi abbasi alizadeh hasanzadeh "
    "mirzaei asadi farhadi soleimani hashemi salehi nouri noori yousefi amini nazari bagheri taheri "
    "saeidi saeedi najafi azizi rostami bahrami sharifi zarei zare hasani gholami ghorbani maleki fathi "
    "khosravi soltani esmaili esmaeili yaghoubi shafiei jalali jalili kiani tavakoli tavakkoli rezvani "
    "farahmand rastegar mozaffari naderi beheshti shakeri davoudi taghavi taghizadeh alavi abedi abdi "
    "abdollahi alipour asgari askari azimi ghaffari fazeli farahani fallah feizi ghaderi ghanbari karami "
    "kamali goodarzi lotfi mohebi mohseni mokhtari madani mortazavi masoumi moeini mansouri mahdavi "
    "mehdizadeh miri momeni naseri nejati nasiri nemati niazi vahidi valizadeh hemmati yazdani yari "
    "aghaei azari azadi asghari afshar afshari emami omidi amiri ansari imani izadi babaei bakhtiari "
    "bayat panahi torabi tehrani tavassoli jabbari jamali jamshidi javadi jahangiri hatami habibi hojjati "
    "hakimi hamidi hayati khademi khaleghi khani khalili dehghan dehghani zakeri rad rajabi rahmati rasouli "
    "rashidi rafiei ramezani ranjbar rouhani zahedi zamani zandi salari samani sobhani sattari sajjadi "
    "sohrabi shahi shojaei shabani shokri shams shamsi shahbazi shirazi sheikhi saberi sadri sedighi safaei "
    "safari samadi ziaei talebi tabatabaei tahmasebi arefi ameri abbaszadeh arab ataei fatemi fattahi "
    "fakhri faraji ferdowsi farzaneh firouzi ghahremani kashani keshavarz kalantari mohammadzadeh modaresi "
    "motahari moghaddam moghadam mehrabi nabavi norouzi nowrouzi vaezi vaziri vakili hedayati yahyaei"
)
# Towns and trades whose people are named after them.
_PLACES = (
    "تهران اصفهان شیراز تبریز مشهد کرمان یزد قم رشت ساری گرگان همدان اراک قزوین زنجان اردبیل ارومیه سنندج کرمانشاه خرم‌آباد "
    "اهواز آبادان دزفول شوشتر بوشهر بندر لار جهرم فسا کازرون داراب نیریز رفسنجان سیرجان بم جیرفت زاهدان زابل بیرجند قائن فردوس "
    "طبس گناباد کاشمر سبزوار نیشابور قوچان بجنورد شیروان گنبد بابل آمل نوشهر چالوس لاهیجان لنگرود انزلی آستارا خلخال مراغه میانه "
    "مرند خوی سلماس مهاباد بوکان سقز مریوان بانه پاوه کنگاور نهاوند ملایر تویسرکان بروجرد دورود الیگودرز گلپایگان خوانسار "
    "خمین محلات ساوه تفرش آشتیان کاشان نطنز نایین اردستان میبد اردکان بافق مهریز تفت شهرضا نجف‌آباد خمینی لنجان سمیرم "
    "شهرکرد بروجن فارسان یاسوج گچساران دهدشت بهبهان ماهشهر شادگان آغاجری مسجد سمنان دامغان شاهرود گرمسار ورامین دماوند کرج"
)
_TRADES = (
    "صراف بزاز نجار حداد آهنگر زرگر خیاط عطار قصاب بقال نانوا خباز حلاج صباغ دباغ معمار بنا نقاش خطاط کاتب دبیر منشی طبیب "
    "حکیم جراح دلاک سقا چراغچی کفاش علاف رزاز تاجر صحاف قناد سراج نعلبند مسگر کاشیگر باغبان دهقان کشاورز شالچی ساعتچی"
)
_STEMS = [
    *_PLACES.split(),
    *_TRADES.split(),
    *(name for name in GIVEN_NAMES if not name.isascii() and len(name) > 3),  # noqa: PLR2004
]
_MADE = frozenset(
    (stem if stem.endswith("ی") else stem + "ی")
    for stem in map(same_length, _STEMS)
    if not stem.endswith(("ا", "ه"))
)
# Made of a name and «ی», yet words of everyday speech.
NO_FAMILIES = words(
    "جهانی بهاری مهمانی آسمانی سلامتی شادی گلی یاری ماهی کاملی دنیایی دریایی نوری‌ناز شیرینی ارسالی هدیه‌ای طلایی دبیری "
    "منشی تاجری بنایی خطی مهری مردی مسجدی بندری محلاتی کاروانی شمسی فردوسی قدرتی رحمتی نعمتی یکتایی واحدی صادقی ناظمی "
    "مختاری عادلی نقره‌ای جوانی سقایی قصابی نقاشی خیاطی نجاری عطاری نانوایی معماری باغبانی صرافی بقالی زرگری کفاشی قنادی "
    "آهنگری مسگری صحافی جراحی حکیمی طبیبی دهقانی کشاورزی خوانندگی بیانی زیبایی آزادی آرامی آسانی پیامی کرامتی افقی زاهدی "
    "شوند روند خداوند پسوند پیشوند پیوند دنیا بدنیا داوطلب آقازاده امامزاده شاهزاده حرومزاده حرامزاده خواهرزاده برادرزاده "
    "شعله‌ای نظامی نجیبی صدفی کوثری حریمی پیروزی بهمنی صفری فرهنگی ایرانی آبانی شهری میانه‌ای"
) - words(_PERSIAN)
# Those that are known for families by themselves; the others are made of places and names.
CORE_FAMILIES = words(_PERSIAN) | words(_LATIN)
FAMILY_NAMES = CORE_FAMILIES | (_MADE - NO_FAMILIES)
# Those that follow a given name to make one: «کاظم زاده».
GLUED_PARTS = words("زاده نژاد پور نیا خواه وند zadeh nejad nezhad pour poor nia")
# Parts that follow a family name or are glued to its end.
PARTS = words(
    "زاده نژاد پور فر نیا منش خواه دوست تبار راد زند مقدم اصل فرد وند تهرانی اصفهانی شیرازی تبریزی یزدی "
    "کرمانی خراسانی سادات داغی zadeh nejad nezhad pour poor pur far nia manesh khah fard vand rad asl"
)
ENDINGS = (
    "زاده",
    "نژاد",
    "پور",
    "نیا",
    "یان",
    "منش",
    "خواه",
    "وند",
    "خانی",
    "zadeh",
    "nejad",
    "nezhad",
    "pour",
    "poor",
    "nia",
    "ian",
    "yan",
    "khani",
    "vand",
)
