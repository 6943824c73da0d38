"""Labels are words on conversations and cases: one spelling each, gone where nothing carries them."""

import pytest

from hamdel.cases.public import ToOpen, open_case
from hamdel.cases.usecases.merging import merge_cases
from hamdel.cases.usecases.undoing import undo
from hamdel.customers.public import erase_customer, export_customer
from hamdel.labels.contracts import MOST
from hamdel.labels.models import Label, Labeling
from hamdel.labels.public import NoSuchThing, Refused, labels, labels_of, put_label, take_label
from hamdel.platform import audit
from tests.ground.cast import NOW
from tests.labels.conftest import BY

pytestmark = pytest.mark.django_db


def put(kind, pk, name):
    return put_label(kind=kind, subject_id=pk, name=name, by=BY, now=NOW)


def on(kind, pk):
    return [one.name for one in labels_of(kind, [pk])[pk]]


def test_one_word_is_one_label_however_it_is_spelled(talk: int, about: int) -> None:
    first = put("conversation", talk, "  کیف  پول، ")
    assert put("case", about, "كيف پول").id == put("conversation", talk, "کیف پول").id == first.id
    put("case", about, "فوری")
    assert (on("conversation", talk), on("case", about)) == (["کیف پول"], ["فوری", "کیف پول"])
    assert [(one.name, one.count) for one in labels()] == [("کیف پول", 2), ("فوری", 1)]
    (line,) = audit.entries(text=f"conversation:{talk}", act="label added")
    assert (line.who, line.after) == (BY.who, {"label": "کیف پول"})


def test_what_is_on_nothing_is_gone(talk: int, about: int) -> None:
    label = put("conversation", talk, "شکایت").id
    put("case", about, "شکایت")
    taken = {"label_id": label, "by": BY, "now": NOW}
    assert take_label(kind="conversation", subject_id=talk, **taken) == "شکایت"
    assert take_label(kind="conversation", subject_id=talk, **taken) == ""
    assert Label.objects.count() == 1
    take_label(kind="case", subject_id=about, **taken)
    assert not Label.objects.exists()


def test_what_can_be_no_label_is_refused(talk: int) -> None:
    for name in ("", " ، ", "ک" * 61, "!"):
        with pytest.raises(Refused):
            put("conversation", talk, name)
    with pytest.raises(NoSuchThing):
        put("case", 999_999, "x")
    for number in range(MOST):
        put("conversation", talk, f"برچسب {number}")
    with pytest.raises(Refused):
        put("conversation", talk, "یکی بیش از سی")


def test_they_follow_cases_that_are_put_together(customer: int, about: int) -> None:
    other = open_case(ToOpen(title="دیگر", customer_id=customer), by=BY, now=NOW)
    for pk, name in ((about, "الف"), (other, "الف"), (other, "ب")):
        put("case", pk, name)
    done = merge_cases(keep_id=about, join_id=other, by=BY, now=NOW)
    assert on("case", about) == ["الف", "ب"]
    undo(deed_id=done.deed_id, by=BY, now=NOW)
    assert (on("case", about), on("case", other)) == (["الف"], ["الف", "ب"])


def test_they_go_with_the_customer(customer: int, talk: int, about: int) -> None:
    put("conversation", talk, "بدقول")
    put("case", about, "بدقول")
    assert "بدقول" in str(export_customer(customer))
    erase_customer(customer_id=customer, who="leila", now=NOW)
    assert not Labeling.objects.exists()
    assert not Label.objects.exists()
