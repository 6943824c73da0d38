"""What is heard is kept once, read, meant or passed over, and put beside what says the same."""

from dataclasses import replace
from datetime import timedelta

from hamdel.listening.contracts import Heard
from hamdel.listening.models import Hit, Mention, Source
from hamdel.listening.rules.wording import Wording
from hamdel.listening.usecases.ruling import RuleDraft, save_rule, try_on_past, turn_rule
from hamdel.listening.usecases.sources import files_source
from hamdel.listening.usecases.taking import take_mentions
from tests.ground.cast import NOW
from tests.listening.conftest import BY, Hear

SAID = "دوچرخه عالی ولی پیک سه روز جواب نداد خودتان پی بگیرید"
ONE = Heard(network="reviews", kind="review", ref="1", text=SAID, posted_at=NOW)


def rule(name: str, *words: str, side: str = "ours") -> int:
    return save_rule(RuleDraft(name=name, side=side, words=Wording(any=words)), by=BY, now=NOW)


def test_each_is_kept_once_and_read(db: None) -> None:
    bad = replace(ONE, ref="2", text="افتضاح بود، از دستتان عصبانی هستم و دیگر نمی‌خرم")
    taken = take_mentions([ONE, bad, ONE, replace(ONE, ref="", text="")], who="test", now=NOW)
    assert len(taken.ids) == 2
    again = take_mentions([replace(ONE, text="دیگر")], who="test", now=NOW)
    assert (again.ids, again.known) == ((), (taken.ids[0],))
    row = Mention.objects.get(pk=taken.ids[1])
    assert (row.language, row.touchpoint, row.state) == ("fa", "product_reviews", "new")
    assert row.sentiment is not None
    assert row.sentiment < -0.3


def test_a_rating_speaks_where_there_are_no_words(hear: Hear) -> None:
    assert hear("", rating=1.0, kind="review").sentiment == -1
    assert hear("", rating=5.0, kind="review", ref="2").sentiment == 1


def test_what_says_the_same_stands_under_the_first(hear: Hear) -> None:
    first = hear(SAID, ref="1")
    copy = hear(f"{SAID} https://t.example/x", ref="2", handle="@other@m.example")
    later = hear(SAID, ref="3", posted_at=NOW - timedelta(days=8))
    other = hear("پیک زود آمد و خیلی خوش‌برخورد بود دستتان درد نکند", ref="4")
    assert [one.same_as_id for one in (first, copy, later, other)] == [None, first.pk, None, None]


def test_rules_mean_what_is_heard_and_what_was_heard_before(hear: Hear) -> None:
    before = hear("رکاب‌ها خوب‌اند", ref="1")
    ours = rule("رکاب", "رکاب")
    rule("رقیب", "دوچرخه‌یار", side="theirs")
    after = hear("از ركاب تا دوچرخه‌یار", ref="2")
    assert set(Hit.objects.filter(rule=ours).values_list("mention", flat=True)) == {
        before.pk,
        after.pk,
    }
    assert Hit.objects.filter(mention=after).count() == 2
    assert try_on_past(Wording(any=("خوب*",))) == [before.pk]
    turn_rule(rule_id=ours, on=False, by=BY, now=NOW)
    assert not Hit.objects.filter(mention=hear("رکاب سوم", ref="3")).exists()


def test_a_source_may_keep_only_what_is_meant(db: None) -> None:
    rule("رکاب", "رکاب")
    source = files_source("انجمن", network="forum", says="comment", now=NOW)
    Source.objects.filter(pk=source).update(only_meant=True, touchpoint="blog")
    heard = [replace(ONE, text="رکاب خوب است"), replace(ONE, ref="2", text="هوا خوب است")]
    taken = take_mentions(heard, source_id=source, who="test", now=NOW)
    assert (len(taken.ids), taken.passed_over) == (1, 1)
    assert Mention.objects.get().touchpoint == "blog"
