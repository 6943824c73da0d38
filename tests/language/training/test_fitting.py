import pytest

from hamdel.language.reader import Reader
from hamdel.language.training import Row, TooFewRows, fit
from hamdel.language.training.fitting import folds_of


def few() -> list[Row]:
    """Rows of eight authors who say four things."""
    said = [
        ("پولم رو پس بدید", "refund", "neg", "anger"),
        ("سفارشم کجاست", "delivery_status", "neu", "neutral"),
        ("ممنون عالی بود", "praise_thanks", "pos", "joy"),
        ("نصب در محل دارید", "installation", "neu", "neutral"),
    ]
    return [
        Row(f"{text} {word}", intent, sentiment, emotion, toxic=False, author=f"author {author}")
        for author in range(8)
        for text, intent, sentiment, emotion in said
        for word in ("سلام", "لطفا", "خواهشا")
    ]


def test_a_company_teaches_an_intent_of_its_own() -> None:
    reader = Reader(fit(few(), intents=["installation"], bundled=False))
    assert reader.labels["intent"][-1] == "installation"
    assert reader.read("نصب در محل دارید؟").intent.label == "installation"
    assert reader.read("پولم رو پس بدید").intent.label == "refund"


def test_the_same_rows_give_the_same_bytes() -> None:
    assert fit(few(), intents=["installation"], bundled=False) == fit(
        few(), intents=["installation"], bundled=False
    )


def test_the_version_is_told_from_the_weights_or_given() -> None:
    rows = few()
    own = Reader(fit(rows, intents=["installation"], bundled=False))
    named = Reader(fit(rows, intents=["installation"], bundled=False, version="mine"))
    assert len(own.version) == 8
    assert named.version == "mine"


def test_a_label_of_no_head_is_refused() -> None:
    with pytest.raises(ValueError, match="installation"):
        fit(few(), bundled=False)


def test_too_few_authors_are_refused() -> None:
    with pytest.raises(TooFewRows):
        fit(
            [row for row in few() if row.author == "author 1"],
            intents=["installation"],
            bundled=False,
        )


def test_one_author_is_in_one_fold() -> None:
    rows = few()
    folds = folds_of(rows, 4)
    assert set(folds.tolist()) == {0, 1, 2, 3}
    by_author: dict[str, set[int]] = {row.author: set() for row in rows}
    for row, fold in zip(rows, folds.tolist(), strict=True):
        by_author[row.author].add(fold)
    assert all(len(found) == 1 for found in by_author.values())
