"""Words that say nothing of a theme: function words of Persian, Finglish and English, in search form."""

from typing import Final

from ..fold import fold

_PERSIAN: Final = """
از به در با بر برای تا که و یا اما ولی اگر اگه چون پس هم نیز را رو این آن اون اینا اونا همین همان همون من تو او ما شما
آنها ایشان خودم خودت خودش خود من‌و منو مال یک یه چند هر همه هیچ بعضی چی چه چرا کی کجا چطور چگونه کدام کدوم آیا مگه مگر است هست نیست بود
نبود شد شده نشد نشده میشه نمیشه می‌شود نمی‌شود باشد باشه نباشه هستم هستید هستیم هستن بودم بودید کرد کردم کردید کردن کرده کنم کنید کنه کنین
می‌کنم می‌کنه می‌کنید می‌کنند نمی‌کنه میکنم میکنه میکنن دارم دارید داره دارن دارد ندارم نداره ندارد داشتم داشت گفت گفتم گفتن گفته میگه میگم بگید رفت
اومد آمد آمده اومده بیاد باید نباید شاید خیلی بسیار بیشتر کمتر فقط دیگه دیگر هنوز الان حالا بعد قبل قبلا دوباره باز بازم اصلا واقعا حتما لطفا
سلام درود خسته نباشید باشین ممنون مرسی تشکر خواهش وقت بخیر عزیز گرامی محترم آقا خانم بله نه آره خب خوب اینکه اینجا اونجا وقتی بدون مثل روی زیر توی تو
سر پیش طی حدود بین چیز کار جا بار دفعه تا‌ی هستش می‌خواهم می‌خوام میخوام میخواستم خواستم بخوام بشه بشم شدم شدید بده بدید بدین دادم داد دادن
داده می‌دم میدم میده گرفتم گرفت ام ای اید ایم اند ست ش م ت مون تون شون
"""
_FINGLISH: Final = """
az be dar ba bar baraye ta ke va ya ama vali age agar chon pas ham ra ro in oon un man to ma shoma khodam ye yek chand har hame hich chi che chera kei
kojast koja ast hast nist bud bod boodam shod shode nashod mishe nemishe bashe nabashe kard kardam karde konam konid kone mikonam mikone daram
dare nadaram nadare goft goftam umad omad amad bayad nabayad shayad kheili kheyli faghat dige digar hanooz hanuz alan hala bad ghabl dobare baz aslan
vaghean hatman lotfan salam slm mamnoon merci are na khob mikham mikhastam
"""
_ENGLISH: Final = """
a an the of to in on at by for from with without about into over under after before between and or but if so because as than then that this these those
there here it its i im ive id me my mine we our us you your yours he she they them their his her is are was were be been being am do does did doing done
have has had having can could will would shall should may might must not no yes dont doesnt didnt cant wont isnt arent wasnt what which who whom when
where why how all any both each few more most other some such only own same too very just also still again ever never now please thanks thank hello hi
hey dear get got getting go going went one two im youre theyre lets let make made like really want need know see say said tell told
"""


def is_empty(word: str) -> bool:
    """Tell whether a folded word says nothing of a theme: a function word, a number, one letter."""
    return len(word) < 2 or word.isdecimal() or word in _EMPTY  # noqa: PLR2004


_EMPTY: Final = frozenset(
    part for words in (_PERSIAN, _FINGLISH, _ENGLISH) for part in fold(words).split()
)
