"""The audit trail."""

import pytest

from hamdel.platform import audit
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def write(who="leila@hamdel.example", act="thing changed", subject="thing:1", **facts):
    given = {"before": {"name": "الف"}, "after": {"name": "ب", "size": 2}, **facts}
    return audit.record(who=who, act=act, subject=subject, now=NOW, **given)


def test_an_entry_says_who_what_before_and_after():
    write(why="خواست خودش")
    (entry,) = audit.entries()
    assert (entry.who, entry.at, entry.why) == ("leila@hamdel.example", NOW, "خواست خودش")
    assert entry.changes == [("name", "الف", "ب"), ("size", None, 2)]


def test_newest_first_page_after_page():
    ids = [write(subject=f"thing:{at}") for at in range(5)]
    first = audit.entries(limit=2)
    assert [entry.id for entry in first] == ids[:2:-1]
    assert [entry.id for entry in audit.entries(limit=9, before_id=ids[3])] == ids[2::-1]


def test_filtered_by_deed_who_and_subject():
    write(act="key created", subject="key:1")
    write(who="reza@hamdel.example", subject="customer:12")
    assert [entry.subject for entry in audit.entries(act="key created")] == ["key:1"]
    assert [entry.subject for entry in audit.entries(text="reza")] == ["customer:12"]
    assert [entry.subject for entry in audit.entries(text="customer:1")] == ["customer:12"]
    assert audit.acts() == ["key created", "thing changed"]


def test_forgetting_a_subject_keeps_only_that_it_happened():
    write(subject="customer:12", why="شماره‌اش عوض شد")
    write(subject="customer:13")
    assert audit.forget(subject="customer:12") == 1
    kept, forgotten = audit.entries()
    assert (forgotten.changes, forgotten.why, forgotten.act) == ([], "", "thing changed")
    assert kept.changes != []


def test_nothing_before_and_nothing_after():
    write(before=None, after=None)
    assert audit.entries()[0].changes == []


def test_who_watches_an_act_hears_of_it_in_the_deed_s_own_transaction(monkeypatch):
    heard: list[audit.Entry] = []
    monkeypatch.setattr(audit, "_watchers", {})
    audit.watch("sky painted", heard.append)
    audit.watch("sky painted", heard.append)
    for act in ("sky painted", "sea painted"):
        audit.record(who="x", act=act, subject="sky:1", before=None, after={"is": "red"}, now=NOW)
    assert [(one.act, one.subject, one.after) for one in heard] == [
        ("sky painted", "sky:1", {"is": "red"})
    ]
