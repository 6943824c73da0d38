"""Words that announce the number of an order, a parcel, a ticket, an invoice, a code."""

from .word_sets import words


def _with_endings(spelled: str) -> frozenset[str]:
    bases = words(spelled)
    ends = words("م ت ش مون تون شون مو تو شو و ه هام هاش هم یم")
    return bases | frozenset(base + end for base in bases for end in ends)


# A number right after one of these is its number.
STRONG = _with_endings(
    "سفارش رهگیری پیگیری مرسوله تیکت فاکتور صورتحساب پیشفاکتور رزرو رزور بلیط بلیت بارنامه "
    "تراکنش حواله سریال محموله رسید شناسه ووچر بوکینگ"
) | words(
    "order orders orderam tracking ticket tickets tiket invoice booking reservation reference ref "
    "confirmation pnr shipment parcel waybill awb consignment rma voucher case sefaresh sefareshe "
    "sefaresham sefareshet sefareshi sefareshamo rahgiri rahgirie peygiri peigiri marsule "
    "marsoole faktor factor faktore rezerv rezerve bilit receipt order's serial"
)
# A message with these speaks of an order, though it does not say so.
SENDING = words(
    "کجاست کجاس کجا کو نرسید نرسیده نیومد نیومده میرسه رسیده ارسال تحویل لغو کنسل مرجوع پس تعویض عوض پیک پست باربری "
    "kojast koja kojas naresid nareside nayomad nayomade mirese ersal tahvil laghv kansel cancel marjoo peyk post "
    "arrived deliver delivered delivery shipped cancel refund return returned where's dispatch dispatched courier"
)
# After these a number must be long: they stand beside other numbers too.
WEAK = _with_endings(
    "بسته بار درخواست پرونده مرجوعی برگه قبض قرارداد نامه خرید کد ثبت کدش لغو کنسل چت گفتگو نوبت اشتراک"
) | words(
    "cancel kansel chat package request contract policy code kod kode kodam coupon kupon baste bastam po id claim "
    "purchase return quote darkhast gharardad parvande kharid"
)
# «شماره» alone announces phones as well: an order word must stand before it.
NUMBER = words("شماره شمارهی نمره shomare shomareye shomarash number no num nr n°")
FILLERS = (
    words(
        "من ما م ام هم هست است ه ی ش اش که با به از این : - # . = ( « \" ' و برای عنوان مربوطه بنده مان "
        "خرید ثبت شده رو را میشه پستی پست "
        "is the my of for with e ye am ast hast man ba i'd its it's was ro"
    )
    | NUMBER
)
# Codes that are no order: of a person, of an address, of a fault.
OTHER = words(
    "ملی خطا خطای ارور ارورش تلفن موبایل همراه تماس کارت شبا حساب مدل پلاک داخلی پیامک تایید "
    "melli meli posti error khata model phone mobile account card iban sheba zip postal"
)
DISCOUNT = words(
    "codam kodam codeto کدم کدمو کد کدش کدو تخفیف کدتون code kod kode takhfif coupon voucher promo discount کوپن"
)
# Names of goods that look like codes.
MODELS = words(
    "xbox nexus xperia lumia ipad ipod macbook thinkpad ideapad geforce radeon corei dsc std playstation android java "
    "rtx gtx gt rx wh sm usb hdmi iso ip ddr lg mx kx mk xt iphone galaxy windows office ryzen core "
    "covid html mp ps pm fifa nba gta cod redmi note poco mi gen ver v win php css utf sha md aes tls "
    "ssl http tcp udp dns sla api url wd hp asus acer tp dell xps msi cpu gpu ram ssd nvme m2 b a e f "
    "s g q r x y w c d k l n p u z"
)
