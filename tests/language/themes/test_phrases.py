from hamdel.language.themes.phrases import MOST_WORDS, phrases_of


def test_phrases_stay_in_their_clause_and_begin_in_a_word_that_tells() -> None:
    found = [phrase for phrase, _ in phrases_of("پیگیری سفارش، پول برگشت نخورد")]
    assert "پیگیری سفارش" in found
    assert "سفارش پول" not in found
    assert [p for p, _ in phrases_of("از این که")] == []


def test_both_ways_of_writing_are_one_phrase() -> None:
    one = dict(phrases_of("كد تخفيف"))
    assert dict(phrases_of("کد تخفیف")).keys() == one.keys()
    assert one["کد تخفیف"] == "كد تخفيف"


def test_a_function_word_may_stand_inside() -> None:
    assert "بازگشت به انبار" in dict(phrases_of("بازگشت به انبار"))


def test_only_the_beginning_of_a_very_long_message_counts() -> None:
    words = " ".join(f"کلمه{n}ب" for n in range(MOST_WORDS * 2))
    assert len({p for p, _ in phrases_of(words) if " " not in p}) == MOST_WORDS
