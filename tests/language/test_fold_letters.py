from hamdel.language import fold_letters
from hamdel.language.fold_letters import ZWNJ, letters


def test_half_spaces_stand_until_words_are_made():
    assert letters("پي‌گيري") == f"پی{ZWNJ}گیری"


def test_hidden_characters_vanish_and_signs_part_words():
    assert letters("س\u200dل\u00adا\u202eم") == "سلام"
    assert letters("a/b_c-d").split() == ["a", "b", "c", "d"]


def test_vowels_of_other_scripts_stay():
    assert letters("हिन्दी") == "हिन्दी"
    assert letters("한국어") == "한국어"


def test_the_table_stops_growing():
    letters("".join(chr(code) for code in range(0x20000, 0x20000 + 3 * fold_letters._MOST_KNOWN)))
    assert len(fold_letters._TABLE) <= fold_letters._MOST_KNOWN
    assert letters("\U0003abcd") == "\U0003abcd"
