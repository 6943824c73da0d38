"""What ships is what the corpus gives."""

from hamdel.language.tongues import LETTERS
from hamdel.language.training.bundled import corpus_facts
from hamdel.language.training.letters import letters_of


def test_the_list_of_letters_is_that_of_the_corpus() -> None:
    finglish, english = (
        [facts["text"] for facts in corpus_facts() if facts["register"] == wanted]
        for wanted in ("finglish", "english")
    )
    assert LETTERS.read_text(encoding="utf-8") == letters_of(finglish, english)
