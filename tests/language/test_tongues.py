from hamdel.language.tongues import letter_groups, load_tongues


def test_groups_have_the_ends_of_the_word() -> None:
    assert letter_groups("to") == ["^t", "to", "o$", "^to", "to$"]


def test_every_language_has_its_words() -> None:
    tongues = load_tongues()
    assert "mikham" in tongues.finglish
    assert "the" in tongues.english
    assert "است" in tongues.persian
    assert "هذا" in tongues.arabic
    assert len(tongues.others) > 5
    assert tongues.leaning("khastam") > 0 > tongues.leaning("thought")
