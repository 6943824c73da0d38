from hamdel.language.entities.same_length import same_length
from hamdel.language.entities.tokens import Tokens


def tokens(text: str) -> Tokens:
    return Tokens(text, same_length(text))


def test_parts_words_at_half_spaces_and_digits() -> None:
    text = "سه‌شنبه ۱۲ب۳۴۵ ۲,۵۰۰,۰۰۰تومن"
    assert tokens(text).words == ["سه", "شنبه", "12", "ب", "345", "2,500,000", "تومن"]


def test_places_are_those_of_the_text() -> None:
    text = "مبلغِ  ۵۰۰تومن رو بدید"
    read = tokens(text)
    assert [text[a:b] for a, b in zip(read.starts, read.ends, strict=True)] == [
        "مبلغِ",
        "۵۰۰",
        "تومن",
        "رو",
        "بدید",
    ]


def test_parts_number_and_unit_typed_as_one() -> None:
    text = "دوروز یهفته صدهزار"
    read = tokens(text)
    assert read.words == ["دو", "روز", "یه", "هفته", "صد", "هزار"]
    assert [text[a:b] for a, b in zip(read.starts, read.ends, strict=True)][2:4] == ["ی", "هفته"]


def test_spells_finglish_one_way() -> None:
    assert tokens("daqiqeh deyqe emruz").words == ["daghighe", "daghighe", "emrooz"]


def test_knows_what_touches() -> None:
    read = tokens("۵روز سه‌روز دو روز")
    assert [read.joined(at) for at in range(len(read))] == [False, True, False, True, False, False]
    assert [read.glued(at) for at in range(len(read))] == [False, True, False, False, False, False]
