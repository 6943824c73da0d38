"""Words that mean the same to the company."""

import pytest

from hamdel.platform import audit
from hamdel.platform.search import Index
from hamdel.platform.search.synonyms import (
    MOST_GROUPS,
    SynonymsRefused,
    add_synonyms,
    all_synonyms,
    company_synonyms,
    remove_synonyms,
)
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def add(*phrases: str):
    return add_synonyms(phrases=phrases, who="leila@hamdel.example", now=NOW)


def test_a_group_is_kept_and_told_to_the_audit():
    row = add(" مرجوعی", "پس  دادن", "", "مرجوعي")
    assert row.phrases == ("مرجوعي", "پس دادن")
    assert all_synonyms() == [row]
    entry = audit.entries()[0]
    assert (entry.who, entry.act, entry.subject) == (
        "leila@hamdel.example",
        "synonyms added",
        f"synonyms:{row.id}",
    )
    assert entry.after == {"words": ["مرجوعي", "پس دادن"]}


def test_search_uses_them_at_once(index: Index):
    index.put([(1, "کالا را پس دادم؛ پس دادن سخت بود"), (2, "کالای مرجوعی")])
    assert index.find("مرجوعی") == [2]
    row = add("مرجوعی", "پس دادن")
    assert index.find("مرجوعی") == [2, 1]
    assert remove_synonyms(group_id=row.id, who="x", now=NOW)
    assert index.find("مرجوعی") == [2]
    assert audit.entries()[0].before == {"words": ["مرجوعی", "پس دادن"]}


@pytest.mark.parametrize(
    ("phrases", "reason"),
    [
        ([], "few"),
        (["یکی"], "few"),
        (["علی", "علي", " علی "], "few"),
        (["!", "؟", "یکی"], "few"),
        ([f"واژه{n}" for n in range(21)], "many"),
        (["یکی", "ب" * 61], "long"),
    ],
)
def test_what_is_no_group_is_refused(phrases, reason):
    with pytest.raises(SynonymsRefused) as refused:
        add(*phrases)
    assert refused.value.reason == reason
    assert all_synonyms() == []
    assert audit.entries() == []


def test_there_is_room_for_so_many_only(monkeypatch):
    monkeypatch.setattr("hamdel.platform.search.synonyms.MOST_GROUPS", 1)
    add("یک", "دو")
    with pytest.raises(SynonymsRefused):
        add("سه", "چهار")
    assert MOST_GROUPS == 500


def test_an_unknown_group_is_none():
    assert not remove_synonyms(group_id=9, who="x", now=NOW)


def test_search_reads_them_in_one_question(django_assert_num_queries):
    add("یک", "دو")
    with django_assert_num_queries(1):
        company_synonyms()
