"""Words of a question that say nothing of what is looked for: asked alone they still count."""

from typing import Final

from ..fold import fold

_PERSIAN: Final = """
از به در با بر برای تا که و یا را رو این آن اون همین همان یک هر هم نیز اما ولی اگر پس چون
چه چی کدام کدوم کجا کجاست کی کیست چند چرا چگونه چطور چطوری چیست چیه آیا مگر
است هست بود بوده باشد باشه شد شده شود شدند می نمی کرد کرده کند کنند کردند کردن دارد دارند داشت داشته
هستند بودند گردید خواهد من ما شما او لطفا کسی چیزی
"""
_ENGLISH: Final = """
a an the of to in on at by for from with and or is are was were be been do does did has have had it its this that these those
what which who whom whose when where why how i my me we our you your please
"""
FUNCTION_WORDS: Final = frozenset(
    part for words in (_PERSIAN, _ENGLISH) for part in fold(words).split()
)
