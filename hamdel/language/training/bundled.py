"""The rows that come with Hamdel: the authors' messages and the turns of speech."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from .augmenting import augmented_rows
from .rows import Row

CORPUS = Path(__file__).parent.parent / "corpus"
PHRASES = CORPUS / "phrases.txt"
# A turn of speech has no details around it: it counts half a message.
_PHRASE_WEIGHT = 0.5
# Where a second reader said otherwise, that counts half as much as the author's own word.
_SECOND_WEIGHT = 0.5
_HEADS = {"intent", "sentiment", "emotion"}


def corpus_facts() -> Iterator[dict[str, Any]]:
    """Yield every message of the corpus with all that is known of it."""
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def corpus_rows() -> list[Row]:
    """Return the authors' messages as rows."""
    return [
        Row(
            text=facts["text"],
            intent=facts["intent"],
            sentiment=facts["sentiment"],
            emotion=facts["emotion"],
            toxic=facts["toxic"],
            author=facts["id"].split("-")[0],
        )
        for facts in corpus_facts()
    ]


def second_rows() -> list[Row]:
    """Return the messages that a second reader read otherwise, with only the labels that differ."""
    found = []
    for facts in corpus_facts():
        said = facts.get("second", {})
        differing = {head: label for head, label in said.items() if label != facts[head]}
        if differing:
            author = facts["id"].split("-")[0]
            row = Row(text=facts["text"], author=author, weight=_SECOND_WEIGHT)
            found.append(replace(row, **differing))
    return found


def phrase_rows() -> list[Row]:
    """Return the turns of speech as rows, each with the one label it was written for."""
    found, head, label = [], "", ""
    for line in PHRASES.read_text(encoding="utf-8").splitlines():
        first, _, second = line.partition(" ")
        if not line or line.startswith("#"):
            continue
        if first in _HEADS and second.isidentifier():
            head, label = first, second
        else:
            found.append(_phrase(line, head, label))
    return found


def _phrase(text: str, head: str, label: str) -> Row:
    return Row(
        text=text,
        intent=label if head == "intent" else None,
        sentiment=label if head == "sentiment" else None,
        emotion=label if head == "emotion" else None,
        author="phrases",
        weight=_PHRASE_WEIGHT,
    )


def bundled_rows() -> list[Row]:
    """Return all rows that the shipped weights are made from."""
    messages = corpus_rows()
    return messages + second_rows() + phrase_rows() + augmented_rows(messages)
