"""Words that announce the number of an order, a parcel, a ticket, an invoice, a code."""

from .word_sets import words

_PERSIAN_ENDS = "م ت ش مون تون شون مو تو شو و ه هام هاش هم یم ها های ای هامون هاتون"
_LATIN_ENDS = "e am et esh i ie ish im amo eto esho amun etun m sh"


def _with_endings(spelled: str) -> frozenset[str]:
    bases = words(spelled)
    latin, persian = words(_LATIN_ENDS), words(_PERSIAN_ENDS)
    return bases | frozenset(
        base + end for base in bases for end in (latin if base.isascii() else persian)
    )


# A number right after one of these is its number.
STRONG = _with_endings(
    "سفارش رهگیری پیگیری مرسوله تیکت فاکتور صورتحساب پیشفاکتور رزرو رزور بلیط بلیت بارنامه "
    "تراکنش حواله رفرنس ریفرنس سریال محموله رسید شناسه ووچر بوکینگ "
    "sefaresh rahgiri peygiri peigiri marsule marsoole faktor rezerv bilit belit tiket"
) | words(
    "order orders orderam tracking ticket tickets invoice booking reservation reference ref "
    "confirmation pnr shipment parcel waybill awb consignment rma case factor faktore "
    "rezerve receipt order's serial"
)
# A message with these speaks of an order, though it does not say so.
SENDING = words(
    "کجاست کجاس کجا کو نرسید نرسیده نیومد نیومده میرسه رسیده ارسال تحویل لغو کنسل مرجوع پس تعویض عوض پیک پست باربری "
    "kojast koja kojas naresid nareside nayomad nayomade mirese ersal tahvil laghv kansel cancel marjoo peyk post "
    "arrived deliver delivered delivery shipped ships ship cancel refund return returned where's dispatch dispatched courier "
    "come comes arrive arriving address swap hold stop"
)
# Words of sending and calling off, in whatever form.
SENDING_HEADS = tuple(
    words("لغو کنسل بفرست نفرست میفرست فرستا lagh lqv kans cans befrest nafrest mifrest ferest")
)
# After these a number must be long: they stand beside other numbers too.
WEAK = _with_endings(
    "بسته بار درخواست پرونده مرجوعی برگه قبض قرارداد نامه خرید کد ثبت لغو کنسل چت گفتگو نوبت اشتراک پذیرش "
    "kod kode darkhast gharardad parvande kharid baste"
) | words(
    "cancel kansel chat package request contract policy code po id claim purchase return quote gharardad"
)
# A bare «کد» announces codes of every kind: only long numbers after it are ids.
CODE = _with_endings("کد kod kode") | words("code")
# «شماره» alone announces phones as well: an order word must stand before it.
NUMBER = words("شماره شمارهی نمره shomare shomareye shomarash number no num nr n°")
FILLERS = (
    words(
        "من ما م ام هم هست است ه ی ش اش ها های هام که با به از این : - # . = ( « \" ' و برای عنوان مربوطه بنده مان "
        "خرید ثبت شده رو را میشه پستی پست "
        "is the my of for with e ye am ast hast man ba i'd its it's was ro"
    )
    | NUMBER
)
# Codes that are no order: of a person, an address, a fault, a discount, or sent to sign in.
OTHER = _with_endings(
    "ملی خطا ارور تلفن موبایل همراه تماس کارت شبا حساب مدل پلاک داخلی پیامک پیامکی تایید تاییدیه رمز ورود فعالسازی "
    "تخفیف کوپن هدیه معرف دعوت پرسنلی اقتصادی"
) | words(
    "national خطای یکبار مصرف melli meli posti error khata model phone mobile account card iban sheba zip postal otp "
    "verification verify sms login activation security promo discount coupon gift referral voucher takhfif takhfife "
    "taeed taeid taid ramz ramze hedye hediye pin password batch"
)
# Goods; a code right after one is its model.
GOODS = _with_endings(
    "مدل لباسشویی ظرفشویی یخچال فریزر گوشی لپتاپ لپ‌تاپ تاپ تلویزیون مودم روتر پرینتر چاپگر دوربین هدفون هندزفری کنسول مانیتور "
    "کولر بخاری پکیج جاروبرقی کفش ساعت خودرو قالی فرش"
) | words(
    "model tv laptop phone printer camera router modem monitor washer dryer fridge dishwasher headset "
    "speaker boots jacket carpet lens unit"
)
# Names of goods that look like codes.
MODELS = words(
    "xbox nexus xperia lumia ipad ipod macbook thinkpad ideapad geforce radeon corei dsc std playstation android java "
    "rtx gtx gt rx wh wm sm usb hdmi iso ip ddr lg mx kx mk xt iphone galaxy windows office ryzen core "
    "covid html mp ps pm fifa nba gta cod redmi note poco mi gen ver v win php css utf sha md aes tls "
    "ssl http tcp udp dns sla api url wd hp asus acer tp dell xps msi cpu gpu ram ssd nvme m2 b a e f "
    "s g q r x y w c d k l n p u z"
)
