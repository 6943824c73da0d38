from hamdel.language.reader.folding import fold_word


def test_spellings_of_one_word_are_one() -> None:
    assert {fold_word(typed) for typed in ("می‌خواهم", "ميخواهم", "مي‌خواهم")} == {"میخواهم"}
    assert fold_word("آئینه") == "ایینه"
    assert fold_word("SOOOOO") == "soo"
