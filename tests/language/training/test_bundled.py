from collections import Counter

from hamdel.language.training.augmenting import augmented_rows
from hamdel.language.training.bundled import (
    bundled_rows,
    corpus_facts,
    corpus_rows,
    phrase_rows,
    second_rows,
)
from hamdel.language.training.fitting import EMOTIONS, INTENTS, SENTIMENTS


def test_every_message_is_labelled_and_has_an_author() -> None:
    rows = corpus_rows()
    assert len(rows) > 6000
    assert all(row.text.strip() and row.author for row in rows)
    assert {row.intent for row in rows} == set(INTENTS)
    assert {row.sentiment for row in rows} == set(SENTIMENTS)
    assert {row.emotion for row in rows} == set(EMOTIONS)


def test_no_message_is_there_twice() -> None:
    texts = Counter(row.text for row in corpus_rows() if len(row.text.split()) > 4)
    assert [text for text, count in texts.items() if count > 1] == []


def test_entities_are_where_they_are_said_to_be() -> None:
    for facts in corpus_facts():
        for entity in facts["entities"]:
            assert 0 <= entity["start"] < entity["end"] <= len(facts["text"])


def test_a_phrase_has_the_one_label_it_was_written_for() -> None:
    for row in phrase_rows():
        assert sum(label is not None for label in (row.intent, row.sentiment, row.emotion)) == 1


def test_a_second_reader_is_heard_where_they_differ() -> None:
    first = {row.text: row for row in corpus_rows()}
    rows = second_rows()
    assert rows
    for row in rows:
        said = [(row.intent, first[row.text].intent), (row.emotion, first[row.text].emotion)]
        said.append((row.sentiment, first[row.text].sentiment))
        assert all(second != author for second, author in said if second is not None)
        assert any(second for second, _ in said)
    written = len(corpus_rows()) + len(rows) + len(phrase_rows())
    assert len(bundled_rows()) == written + len(augmented_rows(corpus_rows()))
