"""Words around and inside Persian names."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Said before a name, in folded spelling.
TITLES = _set(
    "اقای اقا خانم خانوم بانو دکتر مهندس سید سیده حاج حاجی استاد جناب سرکار سرهنگ پروفسور "
    "دوشیزه کربلایی مشهدی mr mrs ms miss dr eng prof sir agha aghaye khanom khanoom khanum "
    "mohandes seyed seyyed sayed sayyed haj haji doctor engineer"
)
# Those that are followed by a family name when one word follows.
TITLES_OF_FAMILY = _set(
    "اقای خانم خانوم بانو دکتر مهندس جناب سرکار استاد سرهنگ پروفسور mr mrs ms miss dr prof "
    "aghaye khanom khanoom khanum mohandes doctor"
)
# Given names of two parts, written together, apart or with a half space.
FIRST_PARTS = _set(
    "علی محمد امیر غلام حمید عبد ابو شاه میر گل سید فاطمه نور شمس ماه مه پری "
    "ali mohammad mohamad muhammad amir gholam abdol abol fatemeh fateme"
)
SECOND_PARTS = _set(
    "رضا حسین علی حسن مهدی محمد اکبر اصغر عباس قاسم صادق کاظم جواد باقر تقی نقی هادی طاها امین "
    "الله الرضا الحسین الفضل القاسم ابوالفضل زهرا سادات دخت بانو پارسا سام یاسین طه "
    "reza hossein hosein hussein hasan hassan mahdi mehdi akbar asghar abbas ghasem sadegh javad "
    "ali fazl zahra"
)
GIVEN_NAMES = SECOND_PARTS | _set("علی محمد امیر حمید فاطمه مریم سارا مینا رضا")
# Ends and beginnings of family names that are as often written apart.
FAMILY_ENDS = _set(
    "زاده نژاد پور فر نیا منش خواه دوست تبار راد زند مقدم اصل فرد وند "
    "zadeh nejad nezhad pour poor far nia manesh khah fard vand"
)
FAMILY_STARTS = frozenset({"پور", "ابن", "بنی", "pour"})
