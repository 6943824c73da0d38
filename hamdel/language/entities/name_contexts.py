"""Words around names of people: titles, kin, what introduces a name, and what is no name."""

from .word_sets import words

# After these any word that is no common one is a name.
SURE_TITLES = words(
    "جناب اقای آقایِ سرکارخانم mr mrs ms aghaye agaye aqaye khanome khanoome khanoomeh khanume khanomeh mister"
)
TITLES = SURE_TITLES | words(
    "سروان ستوان استوار گروهبان سرگرد سردار سرباز افسر ننه خاله عمو دایی عمه بی‌بی داداش آبجی حاج‌آقا حاج‌خانم خانم‌دکتر "
    "khale khaleh amu amoo ame daei dayi naneh bibi dadash abji frau herr madame captain prof professor sir lady aunt uncle "
    "ناخدا مشتی اوستا اوس نخدا naxoda nakhoda mash اقا خانم خانوم خانمه خانومه جناب سرکار دکتر دکتری مهندس استاد حاج حاجی حاجاقا سید سیده کربلایی مشهدی مش "
    "دوشیزه بانو پروفسور سرهنگ شهبانو agha aga aqa khanom khanoom khanum khanumi doctor doktor dr "
    "mohandes ostad haj haji seyed seyyed miss prof"
)
# After these an unknown word is a name where the clause can end behind it.
RARE_TITLES = words(
    "خانم خانوم مهندس دکتر استاد سرهنگ سروان کربلایی mohandes khanom khanoom doctor dr"
)
SPEAKING = words(
    "گفت گفتن گفتند گفته میگه میگفت زنگ تماس جواب جوابمو اومد اومده آمد نوشت نوشته قول برخورد راهنمایی کمکم کمک پیگیری "
    "فرمود فرمودن فرمودند توضیح لطف معرفی جان جون goft gofte zang javab umad omad komak said told called helped answered wrote "
    "promised replied was assured explained hung"
)
# Words at which a name after a title has ended.
CLOSING = words("یه یک از با تو رو که وسط خیلی واقعا قشنگ اصلا همیشه هنوز هم هی بخش داخلی زنگ")
LADY = words("خانم خانوم khanom khanoom khanum جناب")
# Said after a given name.
AFTER_GIVEN = words(
    "خانم خانوم خانمی آقا جان جون جونم خان khanom khanoom agha aqa jan joon jun jon"
)
# «به نام …», «اسمم …», «گیرنده: …».
INTRODUCES = words(
    "نام نامم نامش اسم اسمم اسمش اسمشون گیرنده تحویلگیرنده فرستنده امضا نامی "
    "خانوادگیم خانوادگی خانوادگیش فامیلیم فامیلی فامیلیش مسافر مهمان دارنده خریدار ذینفع مخاطب مسافرش اسمتون اسمتان نامتان "
    "passenger passengers guest recipient attendee holder attn addressee sender esmeshun esmesho mosafer mosafere "
    "name named names called esmam esme esmesh name's naame be-esme girande"
)
AFTER_INTRODUCER = words(
    "من مه م ام اش ش : - = « \" ' ( صحیح درست درستش صحیحش قبلی هم به رو را بزن بذار بذارید بذارین بنویس بنویسید بزنین بزنید بکنید جدید اصلی گیرنده کامل و من‌و "
    "پدر مادر خریدار مشتری همسرم همسر پدرم مادرم بیمار صاحب حساب خود خودم اینجانب بنده is it's , "
    "be should of to my our on under for the must correct spelled mister mr mrs ms dr esme "
    "i am man hast ast on order booking ticket card account reservation policy at رو بکنین بکنید بذارن کنید کنین ro bezanid bezanin bokonid bokonin benevisid benevisin"
)
# A family name alone is a person's after these: «منزل کریمی», «تحویل رضایی شد».
OF_FAMILY = words("منزل خانواده خونواده تحویل familye manzele manzel")
# Whoever serves: a name may follow at once, given or family.
ROLES = words(
    "کارشناس کارشناستون کارشناستان اپراتور اپراتورتون راننده رانندتون راننده‌تون پیک پیکتون پیکتان مشاور مشاورتون پشتیبان "
    "پشتیبانتون تکنسین تکنسینتون نصاب نصابتون تعمیرکار منشی منشیتون فروشنده فروشندتون مدیر مدیرتون همکار همکارتون همکارتان متصدی "
    "مسول مسیول سرپرست کارمند کارمندتون مامور ماموتون پرستار معلم مربی وکیل حسابدار "
    "ranande ranandatun peyk peyke peyketun karshenas operator moshaver poshtiban foroushande "
    "operator representative supervisor manager nurse assistant"
)
# What is said of those who serve, and is a name elsewhere.
NO_NAMES_OF_ROLES = words(
    "عزیز صادق مهربان کریم عادل فاضل شجاع محترم جوان کامل ماهر وفادار پویا همراه حرفه‌ای فعال نمونه ارشد ممتاز برتر عالی "
    "فروش خرید مالی فنی داخلی"
)
KIN = words(
    "دخترم پسرم همسرم برادرم خواهرم پدرم مادرم شوهرم داداشم ابجیم رفیقم دوستم همکارم همسایمون نوه‌ام نوم "
    "خاله‌م دایی‌م نامزدم خانمم تولد رفیق داداش پیکتون راننده‌تون جناب "
    "dokhtaram pesaram hamsaram baradaram khaharam dadasham dustam doostam hamkaram tavalode rafigham "
    "driver colleague agent nephew niece son daughter brother sister husband wife friend cousin "
    "colleagues courier technician manager rep advisor cheers thanks regards best sincerely dear"
)
# Streets, saints and towns bear names of people.
NO_PERSON_BEFORE = words(
    "رمز خیابان خیابون کوچه میدان میدون بلوار بزرگراه اتوبان بیمارستان دانشگاه مسجد شهرک شهید امام حضرت یا "
    "پاساژ مجتمع برج هتل رستوران فروشگاه مدرسه ایستگاه پل بندر شاه سوره گل تپه روستای شهر استان خ ک فاز "
    "شعبه شعبه‌ی shobe shobeye محله امامزاده بیمه افق تخت کلینیک درمانگاه آزمایشگاه گالری آرایشگاه سالن پارک سینما کافه مزار حرم ابن ال بازار باغ چهارراه چارراه شرکت بانک برند مارک jebel jabal street st ave "
    "hotel emam imam shahid khiaban kuche meydan bolvar hazrat ya"
)
NO_PERSON_AFTER = words(
    "شمالی جنوبی شرقی غربی abad shomali jonubi jonoubi sharghi gharbi اباد رغم الحساب الخصوص الاسلام علیه ع س اله شهر زار"
)
NOT_A_NAME = words(
    "جوانی پذیرش خوشگله فلانی انبارداری عالی خوب بد افتضاح معرکه بی‌نظیر سلامت بخیر "
    "محترم محترمه محترمی گرامی عزیز پشتیبان پشتیبانی اپراتور فروشنده فروشندتون فروشندهی راننده پیک منشی مدیر "
    "مدیریت رییس نگهبان دکتر مهندس وکیل همسایه مامور کارشناس کارمند مسوول مسول مسیول سرپرست نصاب تعمیرکار "
    "تکنسین داماد عروس معلم ناظم سرایدار محترمتون شما من ما تو او ایشون ایشان این اون ان همون همین یه یک یکی "
    "دو سه که از به با در تا رو را و هم یا اگه اگر چرا چی چه چطور کی کجا کدوم مگه پس ولی اما لطفا خواهش "
    "خواهشا سلام درود ممنون مرسی تشکر ببخشید بله نه باشه خیلی خیر بد خوب خوش همه هیچ هر دیگه دیگر الان "
    "امروز دیروز فردا دیشب بعد قبل پیش بالا پایین جلو عقب بیرون داخل روی زیر پشت کنار بدون برای واسه بابت طبق "
    "توسط جان جون خانم خانوم آقا خانه خونه ماشین سفارش سفارشم بسته بستم پول پولم کالا محصول مرسوله گوشی شماره "
    "تلفن آدرس حساب حسابم کارت کد تخفیف فاکتور قیمت مبلغ سایت اپ اپلیکیشن برنامه پیامک ایمیل پیام چت تیکت گفتگو "
    "شرکت فروشگاه مغازه بانک شعبه انبار پست باربری گارانتی ضمانت خدمات بخش واحد تیم گروه دفتر مرکز سیستم سامانه "
    "هنوز فقط شاید حتما واقعا اصلا کلا مثلا حالا بعدا قبلا اول دوم سوم آخر جدید قدیمی بزرگ کوچک جوان جوون جوونی "
    "پیر مسن مسنی میانسال خوشرو خوش‌اخلاق مودب مؤدب بداخلاق بی‌ادب باادب مهربان مهربون بزرگوار نازنین زحمتکش "
    "باحوصله صبور جوابگو پاسخگو خوشبرخورد بدبرخورد عصبانی پرحوصله بامعرفت نامحترم موتوری سوار پشت تلفنی شاکی "
    "مجری پلیس قاضی سرباز خلبان مهماندار حسابدار مشاور بازاریاب نماینده نمایندگی مجرد متاهل باردار دزد کلاهبردار "
    "دروغگو فلانی فلان بهمانی محله اداره بازرس معاون سر تمام کل بیچاره مرحوم دوست عمو خاله دایی عمه مادر پدر "
    "پسر دختر زن مرد بچه خودم خودش خودت خودتون شوهر برادر خواهر حاجی حاجیه جناب سرکار ساعت روز هفته ماه سال وقت "
    "یعنی چون زیرا بلکه مثل شبیه غیر ضمنا راستی والا والله بخدا خدا خدایی انشاالله متاسفانه خوشبختانه درب دستگاه "
    "خریدار مشتری گیرنده فرستنده بیمار صاحب پدرم مادرم همسرم کاربر کاربری قبلی جدیدم کاملم کامل ثبت شده ایمیلم "
    "دارو داروساز داروخانه قلب چشم پوست زنان معالج متخصص عمومی خانواده اورژانس کشیک دندان دندون مغز ارتوپد اطفال "
    "گویا گویای خیاط خیاطی ام انباردار ایرادگیر تغذیه بنده اینجانب اینجا اونجا بالایی پایینی روبرویی بغلی قشنگ خوشگل زیبا عزیزم گل گلم جواب سوال کار "
    "the a an my your our his her their is was are were be been i you he she it we they and or but so if to "
    "for from with at by on in of this that these those not no yes please thanks thank hello hi dear sir madam "
    "support team service customer manager order delivery courier driver agent chat man ma shoma in oon un ke az "
    "be ba ta ro ra va ham agar age chera chi kojaa koja salam mersi mamnoon lotfan ye yek hichi mohtaram "
    "poshtiban poshtibani foroshande forooshande ranande goft gofte gofteh javab nadad moshtari sefaresh"
)
